using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WhatsApp.Benchmarks.Payloads;

namespace WhatsApp.Benchmarks.Scale;

/// <summary>
/// A webhook of which there are any number: each has its own ids, and each of its events another person. It is written
/// into an array that is used again, so that preparing a round needs little memory.
/// </summary>
internal sealed partial class ScaleWebhook
{
    // An id ends with the number of its item, in so many digits. More of it is replaced.
    private const int ItemDigits = 5;
    private const int IdDigits = 10;

    private const int PersonDigits = 7;

    // A phone number, and a part of a user id.
    private const string Person = "16505551234";
    private const string User = "13491208655302741918";

    private readonly byte[] _template;
    private readonly List<(int Position, int Item)> _ids = [];
    private readonly List<(int Position, int Item)> _persons = [];

    private ScaleWebhook(string name, int events, IEnumerable<string> envelopes)
    {
        Name = name;
        Events = events;
        string text = WebhookPayloads.Merge(
            envelopes.Select((one, item) => one.Replace(Person, PersonOf(item), StringComparison.Ordinal)
                .Replace(User, PersonOf(item), StringComparison.Ordinal)));
        foreach (Match id in Ids().Matches(text))
        {
            _ids.Add((id.Index + id.Length - IdDigits, Number(id.Value[^ItemDigits..])));
        }

        foreach (Match person in Persons().Matches(text))
        {
            string digits = person.Value[^PersonDigits..];
            _persons.Add((person.Index + person.Length - PersonDigits, Number(digits)));
        }

        if (_ids.Count != events || _persons.Count < events)
        {
            throw new InvalidOperationException($"{_ids.Count} ids of {events} events were found.");
        }

        // A position in the text is one in the bytes.
        _template = Encoding.ASCII.GetBytes(text);
    }

    public string Name { get; }

    /// <summary>How many events a webhook has.</summary>
    public int Events { get; }

    /// <summary>The size of a webhook in bytes.</summary>
    public int Size => _template.Length;

    /// <summary>One text message.</summary>
    public static ScaleWebhook Text { get; } = new("text", 1, WebhookPayloads.Texts(1));

    /// <summary>Text messages of 50 persons.</summary>
    public static ScaleWebhook Batch { get; } = new("batch of 50", 50, WebhookPayloads.Texts(50));

    /// <summary>Writes a webhook whose events have numbers from this one on.</summary>
    public void Write(long first, Span<byte> body)
    {
        _template.CopyTo(body);
        Fill(_ids, first, IdDigits, body);
        Fill(_persons, first, PersonDigits, body);
    }

    /// <summary>Creates a webhook whose events have numbers from this one on.</summary>
    public byte[] Create(long first)
    {
        byte[] body = new byte[Size];
        Write(first, body);
        return body;
    }

    private static string PersonOf(int item) => $"1650{item:0000000}";

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static void Fill(List<(int Position, int Item)> places, long first, int digits, Span<byte> body)
    {
        foreach ((int position, int item) in places)
        {
            long value = (first + item) % (long)Math.Pow(10, digits);
            Utf8Formatter.TryFormat(value, body.Slice(position, digits), out _, new('D', (byte)digits));
        }
    }

    [GeneratedRegex("(?<=\"id\":\")wamid\\.[A-Za-z0-9]+(?=\",\"timestamp\")")]
    private static partial Regex Ids();

    [GeneratedRegex("1650[0-9]{7}")]
    private static partial Regex Persons();
}
