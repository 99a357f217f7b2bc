using System.CommandLine;
using System.Reflection;
using WhatsApp.Generated.Json;

namespace WhatsApp.Tool;

/// <summary>The values of an open enum that the SDK knows.</summary>
/// <typeparam name="T">The open enum.</typeparam>
internal static class KnownValues<T>
    where T : struct, IOpenEnumValue<T>
{
    /// <summary>The values as in JSON, in the order of Meta's reference.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(T))
            .Select(property => ((T)property.GetValue(null)!).Value),
    ];

    /// <summary>Whether a value is one of them, in any case.</summary>
    /// <param name="value">The value.</param>
    public static bool Contains(string value) => All.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates an option with one of the values, which is written in any case.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="description">Its description.</param>
    public static Option<T?> CreateOption(string name, string description)
    {
        var option = new Option<T?>(name)
        {
            Description = description,
            HelpName = name.TrimStart('-'),
            CustomParser = result =>
            {
                string written = result.Tokens[0].Value;
                if (Contains(written))
                {
                    return T.FromValue(written.ToUpperInvariant());
                }

                result.AddError($"'{written}' is not a {name.TrimStart('-')}: it must be {Words.Or(All)}.");
                return null;
            },
        };
        option.CompletionSources.Add(_ => All);
        return option;
    }
}
