using System.Collections;
using System.Reflection;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>Finds the values of a model that are not in its typed members.</summary>
internal static class Untyped
{
    /// <summary>Paths of members in additional data, and of objects of an unknown type.</summary>
    public static IEnumerable<string> In(object? value, string path = "") => value switch
    {
        JsonModel model => OfModel(model, path),
        string or RawJson => [],
        IEnumerable items => items.Cast<object?>().SelectMany((item, index) => In(item, $"{path}/{index}")),
        _ => [],
    };

    private static IEnumerable<string> OfModel(JsonModel model, string path)
    {
        IEnumerable<string> own = model.AdditionalData.Keys.Select(name => $"{path}/{name}");
        IEnumerable<string> kind = model.GetType().Name.StartsWith("Unknown", StringComparison.Ordinal)
            ? [$"{path} is {model.GetType().Name}"]
            : [];
        IEnumerable<string> inner = model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != nameof(JsonModel.AdditionalData))
            .SelectMany(property => In(property.GetValue(model), $"{path}/{property.Name}"));
        return own.Concat(kind).Concat(inner);
    }
}
