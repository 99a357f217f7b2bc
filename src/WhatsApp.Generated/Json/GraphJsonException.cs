namespace WhatsApp.Generated.Json;

/// <summary>Bytes or text that should have been JSON are not.</summary>
public sealed class GraphJsonException : FormatException
{
    internal GraphJsonException(string message, int line, int position, Exception? inner = null)
        : base(message, inner)
    {
        Line = line;
        Position = position;
    }

    /// <summary>Line of the first character that is wrong, from 1. 0 where it is unknown.</summary>
    public int Line { get; }

    /// <summary>Column of the first character that is wrong, from 1. 0 where it is unknown.</summary>
    public int Position { get; }
}
