using System.Collections;
using System.Reflection;
using WhatsApp.Generated.Json;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>What in a model is not held by its typed members.</summary>
internal static class Untyped
{
    /// <summary>Members in additional data, and objects of a kind that the pages do not know, by path.</summary>
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
