namespace WhatsApp.Generated.Webhooks;

/// <summary>
/// The conversation of an event: a business phone number, and a person or a group. Handlers of the same conversation
/// are started in the order in which its events arrived.
/// </summary>
/// <param name="Business">
/// Id of the business phone number, or of the WhatsApp Business Account for an event without one. Null if the event has
/// neither.
/// </param>
/// <param name="Other">
/// Id of the group, or the first known id of the person: phone number, user id, parent user id. Null if the event is not
/// about a person or a group; all such events of the business are one conversation.
/// </param>
public readonly record struct WebhookConversationKey(string? Business, string? Other);
