using System.Collections;
using System.Reflection;
using System.Text.Json;
using WhatsApp.Generated.Json;

namespace WhatsApp.Upstream.Examples;

/// <summary>
/// Reads a model whose type is known at run time only, and removes what its typed members do not contain.
/// </summary>
internal static class Models
{
    private static readonly MethodInfo GenericRead = typeof(GraphJson).GetMethod(
        nameof(GraphJson.Read),
        [typeof(ReadOnlyMemory<byte>)]
    )!;

    public static JsonModel Read(Type model, ReadOnlyMemory<byte> json)
    {
        try
        {
            return (JsonModel)GenericRead.MakeGenericMethod(model).Invoke(null, [json])!;
        }
        catch (TargetInvocationException error) when (error.InnerException is GraphJsonException malformed)
        {
            throw malformed;
        }
    }

    /// <summary>Whether something in a model is of a kind that the pages do not know.</summary>
    public static bool HasUnknownKind(object? value) =>
        value switch
        {
            JsonModel model => model.GetType().Name.StartsWith("Unknown", StringComparison.Ordinal)
                || model
                    .GetType()
                    .GetProperties()
                    .Where(IsModelled)
                    .Any(property => HasUnknownKind(property.GetValue(model)))
                || (model is IEnumerable list && HasUnknownItem(list)),
            string or RawJson => false,
            IEnumerable items => HasUnknownItem(items),
            _ => false,
        };

    /// <summary>Members of a document that the typed members of its model do not contain, as JSON pointers.</summary>
    public static IReadOnlyList<string> UnknownMembers(JsonModel model)
    {
        using JsonDocument original = JsonDocument.Parse(GraphJson.WriteUtf8(model));
        Strip(model);
        using JsonDocument typed = JsonDocument.Parse(GraphJson.WriteUtf8(model));
        return
        [
            .. JsonComparison
                .Compare(original.RootElement, typed.RootElement)
                .Where(change =>
                    change.Difference == Difference.Missing
                    && !JsonComparison.IsNull(original.RootElement, change.Pointer)
                )
                .Select(change => change.Pointer),
        ];
    }

    /// <summary>
    /// Removes all additional data, and the items and values of an unexpected type that a list or a map keeps, so that
    /// only what the pages describe is left.
    /// </summary>
    public static void Strip(object? value)
    {
        switch (value)
        {
            case JsonModel model:
                model.AdditionalData.Clear();
                foreach (PropertyInfo property in model.GetType().GetProperties().Where(IsModelled))
                {
                    object? member = property.GetValue(model);
                    if (Copy(property.PropertyType, member) is { } copy)
                    {
                        property.SetValue(model, copy);
                    }

                    Strip(member);
                }

                // A response that is a whole list.
                StripItems(model as IEnumerable);
                break;
            case string or RawJson:
                break;
            case IEnumerable items:
                StripItems(items);
                break;
            case not null
                when value.GetType() is { IsGenericType: true } pair
                    && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>):
                Strip(pair.GetProperty("Value")!.GetValue(value));
                break;
        }
    }

    // A copy of a list or a map has its items only. Null for any other value.
    private static object? Copy(Type type, object? value)
    {
        Type? generic = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (value is ICollection items && generic == typeof(IReadOnlyList<>))
        {
            var copy = Array.CreateInstance(type.GenericTypeArguments[0], items.Count);
            items.CopyTo(copy, 0);
            return copy;
        }

        return value is not null && generic == typeof(IReadOnlyDictionary<,>)
            ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments), value)
            : null;
    }

    private static void StripItems(IEnumerable? items)
    {
        foreach (object? item in items ?? Array.Empty<object?>())
        {
            Strip(item);
        }
    }

    private static bool HasUnknownItem(IEnumerable items) => items.Cast<object?>().Any(HasUnknownKind);

    // A list has an indexer, whose value is not one of the list itself.
    private static bool IsModelled(PropertyInfo property) =>
        property.Name != nameof(JsonModel.AdditionalData) && property.GetIndexParameters().Length == 0;
}
