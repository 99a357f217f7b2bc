using System.Text.Json.Nodes;

namespace WhatsApp.Generated.Testing;

/// <summary>A message that the fake server accepted.</summary>
/// <param name="Id">Id that the response returned, starting with <c>wamid.</c>.</param>
/// <param name="PhoneNumberId">Id of the number that it was sent from.</param>
/// <param name="Body">The JSON of the request.</param>
public sealed record RecordedMessage(string Id, string PhoneNumberId, JsonObject Body);
