using System.Reflection;
using WhatsApp.Generated.Http;

namespace WhatsApp.Generated.Tests.Support;

/// <summary>The operations of the SDK: each builder has an <see cref="OperationInfo"/> for each of its methods.</summary>
internal static class SdkOperations
{
    public static IReadOnlyList<(OperationInfo Info, MethodInfo Method)> All { get; } =
    [
        .. from builder in typeof(WhatsAppClient).Assembly.GetTypes()
           where builder.IsSubclassOf(typeof(GraphRequestBuilder))
           from field in builder.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
           where field.FieldType == typeof(OperationInfo)
           let info = (OperationInfo)field.GetValue(null)!

           // A download, which is handwritten, sends requests to addresses of its own.
           where info.Template.Length > 0
           select (info, MethodOf(builder, info)),
    ];

    // A list of pages is read with a method of its own name; each other method has the name of the HTTP method.
    private static MethodInfo MethodOf(Type builder, OperationInfo info)
    {
        string verb = info.Method.Method;
        return builder.GetMethod($"{verb[0]}{verb[1..].ToLowerInvariant()}Async") ?? builder.GetMethod("ListAsync")!;
    }
}
