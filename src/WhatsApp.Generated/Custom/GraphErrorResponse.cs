using WhatsApp.Generated.Json;

namespace WhatsApp.Generated;

// CUSTOM: Meta reports errors in two forms, and the SDK has one model of them.
public sealed partial class GraphErrorResponse
{
    /// <summary>
    /// The error in either form. That of the Business Agent has no envelope and no code: its <c>detail</c> becomes the
    /// message, and what the model has no member for, such as <c>status</c>, its additional data.
    /// </summary>
    internal GraphError? ErrorInAnyForm()
    {
        if (Error is not null || (Title is null && Detail is null))
        {
            return Error;
        }

        var error = new GraphError
        {
            Message = Detail ?? Title,
            Title = Title,
            Type = Type,
            FbtraceId = FbtraceId,
        };
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
