using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Collects what is wrong with a model. For generated code; a program uses <c>GraphValidation</c>. A valid model
/// costs no allocation: paths and texts are made only for violations.
/// </summary>
internal ref struct ModelValidator(JsonModel model)
{
    private JsonModel _model = model;

    /// <summary>What is wrong; null if nothing is.</summary>
    public List<GraphViolation>? Violations { get; private set; }

    /// <summary>Checks a model by the rules of the pages.</summary>
    public static List<GraphViolation>? Check(JsonModel model)
    {
        var validator = new ModelValidator(model);
        model.Check(ref validator);
        return validator.Violations;
    }

    /// <summary>Reports what a rule of our own has found.</summary>
    public void Report(string path, string problem) => Add(path, GraphRule.Other, problem);

    /// <summary>Reports a member that is missing, and that the value of another member requires.</summary>
    public void RequiredFor(object? value, string path, string what)
    {
        if (value is null)
        {
            Report(path, $"is missing, and is required for {what}");
        }
    }

    /// <summary>Whether the text of an enum is this value. Meta ignores case.</summary>
    public static bool Is(string? text, string value) => string.Equals(text, value, StringComparison.OrdinalIgnoreCase);

    /// <summary>A member that must be set. A value in the additional data counts: it is sent.</summary>
    public void Required(string name, object? value)
    {
        if (value is null && !IsInAdditionalData(name))
        {
            Add(name, GraphRule.Required, "is missing");
        }
    }

    /// <summary>A member that must be set.</summary>
    public void Required<T>(string name, T? value)
        where T : struct
    {
        if (value is null && !IsInAdditionalData(name))
        {
            Add(name, GraphRule.Required, "is missing");
        }
    }

    /// <summary>The number of characters of a text: Unicode code points, as in JSON Schema.</summary>
    public void Length(string name, string? value, int min = 0, int max = int.MaxValue)
    {
        // A code point has one or two UTF-16 units, so most texts need no count.
        if (value is not null && (value.Length < min * 2L || value.Length > max))
        {
            CheckSize(name, CharactersOf(value), min, max, GraphRule.Length, "characters");
        }
    }

    /// <summary>The number of characters of each text of a list.</summary>
    public void Lengths(string name, IReadOnlyList<string>? values, int min = 0, int max = int.MaxValue)
    {
        for (int index = 0; index < values?.Count; index++)
        {
            int before = Violations?.Count ?? 0;
            Length(string.Empty, values[index], min, max);
            Prefix(before, name, index);
        }
    }

    /// <summary>The number of characters of each text of a map.</summary>
    public void Lengths(string name, IReadOnlyDictionary<string, string>? values, int min = 0, int max = int.MaxValue)
    {
        if (values is null)
        {
            return;
        }

        // The keys are the caller's, so the path does not show them.
        int index = 0;
        foreach (string value in values.Values)
        {
            int before = Violations?.Count ?? 0;
            Length(string.Empty, value, min, max);
            Prefix(before, name, index++);
        }
    }

    /// <summary>The number of items of a list.</summary>
    public void Count<T>(string name, IReadOnlyCollection<T>? items, int min = 0, int max = int.MaxValue)
    {
        if (items is not null)
        {
            CheckSize(name, items.Count, min, max, GraphRule.Count, "items");
        }
    }

    /// <summary>The value of a number.</summary>
    public void Range(string name, double? value, double min = double.MinValue, double max = double.MaxValue)
    {
        if (value < min)
        {
            Add(name, GraphRule.Range, "is too small", Text(min), value);
        }
        else if (value > max)
        {
            Add(name, GraphRule.Range, "is too large", Text(max), value);
        }
    }

    /// <summary>The value of an integer.</summary>
    public void Range(string name, long? value, double min = double.MinValue, double max = double.MaxValue) =>
        Range(name, (double?)value, min, max);

    /// <summary>The value of an amount.</summary>
    public void Range(string name, decimal? value, double min = double.MinValue, double max = double.MaxValue) =>
        Range(name, (double?)value, min, max);

    /// <summary>The form of a text.</summary>
    public void Pattern(string name, string? value, Regex pattern)
    {
        if (value is not null && !pattern.IsMatch(value))
        {
            Add(name, GraphRule.Pattern, "does not match", pattern.ToString().Replace("\\z", "$", StringComparison.Ordinal));
        }
    }

    /// <summary>The form of each text of a list.</summary>
    public void Patterns(string name, IReadOnlyList<string>? values, Regex pattern)
    {
        for (int index = 0; index < values?.Count; index++)
        {
            int before = Violations?.Count ?? 0;
            Pattern(string.Empty, values[index], pattern);
            Prefix(before, name, index);
        }
    }

    /// <summary>Members of which exactly one must be set.</summary>
    public void ExactlyOne(params ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        int count = CountOf(members);
        if (count == 0)
        {
            Add(string.Empty, GraphRule.ExactlyOne, "lacks one of", Names(members), count);
        }
        else if (count > 1)
        {
            Add(string.Empty, GraphRule.ExactlyOne, "has more than one of", Names(members), count);
        }
    }

    /// <summary>Members of which at least one must be set.</summary>
    public void AtLeastOne(params ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        if (CountOf(members) == 0)
        {
            Add(string.Empty, GraphRule.AtLeastOne, "lacks one of", Names(members), 0);
        }
    }

    /// <summary>If the first member is set, the others must be set too.</summary>
    public void Together(params ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        if (!IsSet(members[0]))
        {
            return;
        }

        foreach ((string Name, bool IsSet) needed in members[1..])
        {
            if (!IsSet(needed))
            {
                Add(needed.Name, GraphRule.Required, "is missing, and is required with", members[0].Name);
            }
        }
    }

    /// <summary>Members that must not be set all together.</summary>
    public void NotTogether(params ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        if (CountOf(members) == members.Length)
        {
            Add(string.Empty, GraphRule.Excluded, "must not have all of", Names(members), members.Length);
        }
    }

    /// <summary>The model of a member.</summary>
    public void Model(string name, JsonModel? value)
    {
        if (value is not null)
        {
            int before = Violations?.Count ?? 0;
            Enter(value);
            Prefix(before, name);
        }
    }

    /// <summary>The models of a list.</summary>
    public void Models<T>(string name, IReadOnlyList<T>? items)
        where T : JsonModel
    {
        for (int index = 0; index < items?.Count; index++)
        {
            // The writer refuses null, and names the item.
            if (items[index] is { } item)
            {
                int before = Violations?.Count ?? 0;
                Enter(item);
                Prefix(before, name, index);
            }
        }
    }

    /// <summary>The models of a map.</summary>
    public void ModelMap<T>(string name, IReadOnlyDictionary<string, T>? items)
        where T : JsonModel
    {
        if (items is null)
        {
            return;
        }

        // The keys are the caller's, so the path does not show them.
        int index = 0;
        foreach (T? item in items.Values)
        {
            if (item is not null)
            {
                int before = Violations?.Count ?? 0;
                Enter(item);
                Prefix(before, name, index);
            }

            index++;
        }
    }

    private void Enter(JsonModel value)
    {
        JsonModel outer = _model;
        _model = value;
        value.Check(ref this);
        _model = outer;
    }

    private void CheckSize(string name, int size, int min, int max, GraphRule rule, string unit)
    {
        if (size < min)
        {
            Add(name, rule, $"has too few {unit}", Text(min), size);
        }
        else if (size > max)
        {
            Add(name, rule, $"has too many {unit}", Text(max), size);
        }
    }

    private readonly int CountOf(ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        int count = 0;
        foreach ((string Name, bool IsSet) member in members)
        {
            count += IsSet(member) ? 1 : 0;
        }

        return count;
    }

    private readonly bool IsSet((string Name, bool IsSet) member) => member.IsSet || IsInAdditionalData(member.Name);

    private readonly bool IsInAdditionalData(string name) =>
        _model.AdditionalDataOrNull?.GetValueOrDefault(name) is { IsNull: false };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Add(string name, GraphRule rule, string problem, string? bound = null, double? actual = null) =>
        (Violations ??= []).Add(new GraphViolation(name, rule, problem, bound, actual));

    // The names of the outer members are put before those of the inner ones on the way out.
    private readonly void Prefix(int from, string name, int? index = null)
    {
        for (int position = from; position < Violations?.Count; position++)
        {
            GraphViolation violation = Violations[position];
            string start = index is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
            Violations[position] = violation with
            {
                Path = violation.Path.Length == 0 ? start : $"{start}.{violation.Path}",
            };
        }
    }

    private static string Names(ReadOnlySpan<(string Name, bool IsSet)> members)
    {
        List<string> names = [];
        foreach ((string name, _) in members)
        {
            names.Add(name);
        }

        return string.Join(", ", names);
    }

    private static int CharactersOf(string text)
    {
        int count = 0;
        foreach (System.Text.Rune unused in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
