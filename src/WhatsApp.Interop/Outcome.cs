namespace WhatsApp.Interop;

/// <summary>What came of an operation or a webhook with a client.</summary>
/// <param name="Client">Name of the package of the client.</param>
/// <param name="Name">The operation or the webhook.</param>
/// <param name="Error">The error. Null: it worked.</param>
internal sealed record Outcome(string Client, string Name, string? Error);

/// <summary>A line of a script.</summary>
internal sealed record NodeResult(string? Operation, bool Ok, string? Error, int? Port);
