namespace WhatsApp.Generator.Bundle.Contract;

/// <summary>The events that a model of webhooks becomes: <c>x.event</c> in <c>Event.liquid</c>.</summary>
/// <param name="Base">
/// What the event derives from, which decides its constructor: <c>ChangeReceived</c>, <c>MessageReceived</c> or
/// <c>InteractiveReplyReceived</c>.
/// </param>
public sealed record EventData(string Base)
{
    /// <summary>The event that the model is as a whole; null if only its items are events.</summary>
    public string? Name { get; init; }

    /// <summary>Documentation of that event.</summary>
    public IReadOnlyList<string>? Doc { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>C# of the member of the value that names the phone number; null if the value has none.</summary>
    public string? Metadata { get; init; }

    /// <summary>Lists of the value whose items are events.</summary>
    public required IReadOnlyList<EventItemData> Items { get; init; }

    /// <summary>Whether an item has a contact.</summary>
    public bool HasContacts => Items.Any(item => item.Contact is not null);
}

/// <summary>A list of a value whose items are events.</summary>
/// <param name="Name">The event.</param>
/// <param name="Member">C# of the list.</param>
/// <param name="Model">Model of an item.</param>
public sealed record EventItemData(string Name, string Member, string Model)
{
    /// <summary>Documentation of the event; null if it is declared elsewhere, as the next.</summary>
    public IReadOnlyList<string>? Doc { get; init; }

    /// <summary>Property of the event that is the item.</summary>
    public string? Property { get; init; }

    /// <summary>Documentation of that property.</summary>
    public required IReadOnlyList<string> PropertyDoc { get; init; }

    /// <summary>Whether the item has a timestamp.</summary>
    public bool HasTime { get; init; }

    /// <summary>Whether the items are members of a union, each with an event of its own.</summary>
    public bool IsUnion { get; init; }

    /// <summary>C# call that finds the contact of an item; null if the event has no contact.</summary>
    public string? Contact { get; init; }
}
