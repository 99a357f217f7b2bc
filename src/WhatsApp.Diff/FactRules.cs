using System.Globalization;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff;

/// <summary>One difference between two sets of facts.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="What">What has changed, in words.</param>
/// <param name="Old">The old value, for what is to be done.</param>
/// <param name="New">The new value, for what is to be done.</param>
public sealed record FactChange(DiffRule Rule, string What, string Old = "", string New = "");

/// <summary>Compares what two sides say about the same thing.</summary>
public static class FactRules
{
    /// <summary>Every difference between two sets of facts.</summary>
    public static IEnumerable<FactChange> Compare(Facts old, Facts @new) =>
    [
        .. Types(old, @new),
        .. Required(old, @new),
        .. Bounds(old.Bounds, @new.Bounds),
        .. Constants(old.Constant, @new.Constant),
        .. Defaults(old.Default, @new.Default),
        .. Deprecations(old.IsDeprecated, @new.IsDeprecated, old.ReplacedBy, @new.ReplacedBy),
        .. Since(old.Since, @new.Since),
        .. Words(old.Words, @new.Words),
    ];

    /// <summary>Whether something has become deprecated, or is no longer, or something else replaces it.</summary>
    public static IEnumerable<FactChange> Deprecations(YamlMappingNode old, YamlMappingNode @new) =>
        Deprecations(
            old.Flag("deprecated"), @new.Flag("deprecated"), old.Text(Replacement.Key), @new.Text(Replacement.Key));

    private static IEnumerable<FactChange> Deprecations(bool old, bool @new, string? oldBy, string? newBy)
    {
        if (old != @new)
        {
            yield return @new
                ? new FactChange(DiffRules.Deprecated, "deprecated" + Instead(newBy))
                : new FactChange(DiffRules.Undeprecated, "no longer deprecated");
        }
        else if (oldBy is not null && newBy is not null && oldBy != newBy)
        {
            string what = $"still deprecated{Instead(newBy)}, before `{oldBy}`";
            yield return new FactChange(DiffRules.ReplacementChanged, what);
        }
    }

    /// <summary>Whether the version or date since which something exists has changed.</summary>
    public static IEnumerable<FactChange> Since(YamlMappingNode old, YamlMappingNode @new) =>
        Since(old.Text(Generator.Bundle.Since.Key), @new.Text(Generator.Bundle.Since.Key));

    /// <summary>Whether the version or date since which something exists has changed.</summary>
    public static IEnumerable<FactChange> Since(string? old, string? @new)
    {
        if (old != @new)
        {
            string now = @new is null ? "since when is no longer stated" : $"since `{@new}`";
            yield return new FactChange(DiffRules.SinceChanged, now + Before(old));
        }
    }

    private static string Instead(string? replacedBy) =>
        replacedBy is null ? string.Empty
        : Replacement.IsSentence(replacedBy) ? $": {replacedBy.TrimEnd('.')}"
        : $": `{replacedBy}` replaces it";

    /// <summary>Whether a description has changed.</summary>
    public static IEnumerable<FactChange> Words(string? old, string? @new)
    {
        if (old is not null && @new is not null && old != @new)
        {
            yield return new FactChange(DiffRules.Words, "description changed");
        }
    }

    /// <summary>Whether something must be given now, or no longer.</summary>
    public static IEnumerable<FactChange> Required(bool old, bool @new)
    {
        if (old != @new)
        {
            yield return @new
                ? new FactChange(DiffRules.RequiredSet, "required now")
                : new FactChange(DiffRules.RequiredUnset, "no longer required");
        }
    }

    /// <summary>Whether one bound has changed.</summary>
    public static IEnumerable<FactChange> Bound(string key, string? old, string? @new)
    {
        if (old != @new)
        {
            DiffRule rule = IsNarrower(key, old, @new) ? DiffRules.BoundNarrowed : DiffRules.BoundWidened;
            yield return new FactChange(rule, $"{key} {Shown(old)} → {Shown(@new)}");
        }
    }

    private static IEnumerable<FactChange> Types(Facts old, Facts @new)
    {
        // A question mark depends on whether it is required, which has its own rules.
        (string? before, string? after) = (old.Type?.TrimEnd('?'), @new.Type?.TrimEnd('?'));
        if (before is not null && after is not null && before != after)
        {
            yield return new FactChange(DiffRules.TypeChanged, $"type `{before}` → `{after}`", before, after);
        }
        else if (old.Format is not null && @new.Format is not null && old.Format != @new.Format)
        {
            yield return new FactChange(DiffRules.FormatChanged, $"on the wire `{old.Format}` → `{@new.Format}`");
        }
    }

    private static IEnumerable<FactChange> Required(Facts old, Facts @new) =>
        @new.IsDemanded && !old.IsDemanded
            ? Required(false, true)
            : Required(old.IsRequired || (old.IsDemanded && !@new.IsDemanded), @new.IsRequired);

    private static IEnumerable<FactChange> Bounds(
        IReadOnlyDictionary<string, string> old,
        IReadOnlyDictionary<string, string> @new
    ) =>
        old.Keys.Union(@new.Keys)
            .SelectMany(key => Bound(key, old.GetValueOrDefault(key), @new.GetValueOrDefault(key)));

    // Whether one pattern accepts less than another cannot be decided.
    private static bool IsNarrower(string key, string? before, string? after)
    {
        if (after is null || before is null)
        {
            return before is null;
        }

        string name = key[(key.LastIndexOf('.') + 1)..];
        if (
            name == "pattern"
            || !decimal.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal from)
            || !decimal.TryParse(after, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal to)
        )
        {
            return true;
        }

        return name.StartsWith("max", StringComparison.Ordinal) ? to < from : to > from;
    }

    private static string Before(string? old) => old is null ? string.Empty : $", before `{old}`";

    private static string Shown(string? bound) => bound is null ? "none" : $"`{bound}`";

    private static IEnumerable<FactChange> Constants(string? old, string? @new)
    {
        if (old != @new)
        {
            yield return (old, @new) switch
            {
                (null, _) => new FactChange(DiffRules.ConstantSet, $"always `{@new}`"),
                (_, null) => new FactChange(DiffRules.ConstantUnset, $"no longer always `{old}`", old),
                _ => new FactChange(DiffRules.ConstantChanged, $"always `{@new}`, before `{old}`", old, @new),
            };
        }
    }

    private static IEnumerable<FactChange> Defaults(string? old, string? @new)
    {
        if (old != @new)
        {
            string now = @new is null ? "default no longer stated" : $"defaults to `{@new}`";
            yield return old is null
                ? new FactChange(DiffRules.DefaultSet, now)
                : new FactChange(DiffRules.DefaultChanged, now + Before(old), old);
        }
    }
}
