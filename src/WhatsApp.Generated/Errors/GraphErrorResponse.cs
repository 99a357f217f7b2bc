using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

// CUSTOM: Meta reports errors in two forms, and the SDK has one model of them.
public sealed partial class GraphErrorResponse
{
    /// <summary>Returns the Graph error in the body of a response; null if there is none.</summary>
    internal static GraphError? Find(ReadOnlyMemory<byte> body)
    {
        try
        {
            return GraphJson.Read<GraphErrorResponse>(body).ErrorInAnyForm();
        }
        catch (GraphJsonException)
        {
            // The body is not a Graph error: a gateway may have sent it. The exception shows its text instead.
            return null;
        }
    }

    /// <summary>
    /// Returns the error in either form. An error of the Business Agent has no envelope and no code: its <c>detail</c>
    /// becomes the message, and fields without a member, such as <c>status</c>, become additional data.
    /// </summary>
    internal GraphError? ErrorInAnyForm()
    {
        if (Error is not null || (Title is null && Detail is null))
        {
            return Error;
        }

        var error = new GraphError { Message = Detail ?? Title, Title = Title, Type = Type, FbtraceId = FbtraceId };
        if (Status is { } status)
        {
            error.AdditionalData["status"] = RawJson.FromNumber(status);
        }

        foreach ((string name, RawJson value) in AdditionalData)
        {
            error.AdditionalData[name] = value;
        }

        return error;
    }
}
