namespace WhatsApp.Generated.Http;

/// <summary>A message that knows its call.</summary>
internal sealed class CallMessage(CallContext call, string address) : HttpRequestMessage(call.Request.Method, address)
{
    public CallContext Call { get; } = call;
}
