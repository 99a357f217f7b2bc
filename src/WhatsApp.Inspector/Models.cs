using System.Collections;
using System.Reflection;
using WhatsApp.Generated.Json;

namespace WhatsApp.Inspector;

/// <summary>Reads a model whose type is known at run time only, and empties what its typed members do not hold.</summary>
internal static class Models
{
    private static readonly MethodInfo GenericRead =
        typeof(GraphJson).GetMethod(nameof(GraphJson.Read), [typeof(ReadOnlyMemory<byte>)])!;

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

    /// <summary>Removes all additional data, so that only what the pages describe is left.</summary>
    public static void Strip(object? value)
    {
        switch (value)
        {
            case JsonModel model:
                model.AdditionalData.Clear();
                foreach (PropertyInfo property in model.GetType().GetProperties().Where(IsModelled))
                {
                    Strip(property.GetValue(model));
                }

                break;
            case string or RawJson:
                break;
            case IEnumerable items:
                foreach (object? item in items)
                {
                    Strip(item);
                }

                break;
            case not null when value.GetType() is { IsGenericType: true } pair
                && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>):
                Strip(pair.GetProperty("Value")!.GetValue(value));
                break;
        }
    }

    private static bool IsModelled(PropertyInfo property) => property.Name != nameof(JsonModel.AdditionalData);
}
