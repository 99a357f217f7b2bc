namespace WhatsApp.Generated.Json;

/// <summary>The input is not valid JSON, or is not the JSON object that was expected.</summary>
public sealed class GraphJsonException : FormatException
{
    internal GraphJsonException(string message, int line, int position, Exception? inner = null)
        : base(message, inner)
    {
        Line = line;
        Position = position;
    }

    /// <summary>Line of the first character that is not valid, from 1. 0 if it is unknown.</summary>
    public int Line { get; }

    /// <summary>Column of the first character that is not valid, from 1. 0 if it is unknown.</summary>
    public int Position { get; }
}
