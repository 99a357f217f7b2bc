namespace WhatsApp.Generated.Tests.Support;

/// <summary>A test of runs with an adapter that responds when the test says so.</summary>
public abstract class SendManyTest
{
    private protected ManualAdapter Adapter { get; } = new();

    protected PhoneNumberMessagesRequestBuilder Messages => new WhatsAppClient(Adapter).PhoneNumbers["1"].Messages;

    protected static TextMessage To(string to, string body) => new() { To = to, Text = new() { Body = body } };
}
