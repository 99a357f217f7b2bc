using System.CommandLine;
using System.Globalization;

namespace WhatsApp.Tool;

/// <summary>Creates options whose value is a whole number, so that a wrong one is an error of the option.</summary>
internal static class NumberOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">What it is, without its default, which the help adds.</param>
    /// <param name="unit">What the number counts in the error, as in "a number of milliseconds".</param>
    /// <param name="helpName">Its value in the help.</param>
    /// <param name="defaultValue">The value of an option that is not passed.</param>
    /// <param name="minimum">The lowest value.</param>
    /// <param name="maximum">The highest value.</param>
    public static Option<int> Create(
        string name, string description, string unit, string helpName, int defaultValue, int minimum, int maximum) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => defaultValue,

            // A validator is called for a text that is no number as well, and cannot read it.
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                    && value >= minimum
                    && value <= maximum)
                {
                    return value;
                }

                result.AddError($"{name} must be {unit} from {minimum} to {maximum}.");
                return defaultValue;
            },
        };
}
