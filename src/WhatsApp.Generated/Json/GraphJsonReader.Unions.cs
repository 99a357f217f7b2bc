using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Json;

// Models, and how the kind of an object is found before its members are read.
public ref partial struct GraphJsonReader
{
    private const long Undecided = -1;
    private const long Assumed = -2;
    private const long Refuted = -3;

    /// <summary>Looks ahead for the text of a member of this object, in lower case; null if there is none.</summary>
    /// <param name="member">The member.</param>
    /// <param name="usual">
    /// The usual text, which is assumed if the object begins with another object: the member probably follows it, as in
    /// the changes of webhooks. The object is read again if that was wrong.
    /// </param>
    public string? PeekText(scoped ReadOnlySpan<byte> member, string usual)
    {
        Utf8JsonReader ahead = _json;
        bool isFirst = true;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            bool isMember = NameOf(ahead).SequenceEqual(member);
            ahead.Read();
            if (isMember && LowerTextOf(ahead) is { } text)
            {
                _kindAt = Math.Max(_kindAt, ahead.TokenStartIndex);
                return text;
            }

            if (isFirst && _mayAssume && ahead.TokenType == JsonTokenType.StartObject)
            {
                _mayAssume = false;
                _kindAt = Assumed;
                return usual;
            }

            isFirst = false;
            ahead.Skip();
        }

        return null;
    }

    /// <summary>Looks ahead for the first member of this object that is one of those named, or null.</summary>
    public string? PeekMember(params scoped ReadOnlySpan<string> members)
    {
        Utf8JsonReader ahead = _json;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = NameOf(ahead);
            foreach (string member in members)
            {
                if (Ascii.Equals(name, member))
                {
                    return member;
                }
            }

            ahead.Read();
            ahead.Skip();
        }

        return null;
    }

    /// <summary>Reads an object, or an array that is a model; null if the value is anything else.</summary>
    public T? ReadModel<T>()
        where T : JsonModel, IJsonModel<T>
    {
        if (_json.TokenType != JsonTokenType.StartObject && !IsAtArrayOf<T>())
        {
            return Misfit<T>();
        }

        long kindOfOuterAt = _kindAt;
        _kindAt = Undecided;
        T model = T.Create(ref this);
        if (_kindAt == Assumed)
        {
            model = ReadAssumed(model);
        }
        else
        {
            model.ReadFrom(ref this);
        }

        _kindAt = kindOfOuterAt;
        return model;
    }

    /// <summary>Whether the reader is at an array, and the model is one too.</summary>
    internal readonly bool IsAtArrayOf<T>()
        where T : JsonModel, IJsonModel<T> => _json.TokenType == JsonTokenType.StartArray && T.IsArray;

    /// <summary>
    /// Reads the member that decides the kind of its object. The occurrence that has decided is kept, not a later one.
    /// </summary>
    /// <param name="kind">The kind so far; empty if no page lists it.</param>
    public string ReadKind(string kind)
    {
        long at = _json.TokenStartIndex;
        string? text = ReadKnownString();
        if (text?.Length == 0)
        {
            // An empty kind is written as no kind at all.
            _misfit = ReadRawItem();
        }

        if (_kindAt == Assumed && text is not null)
        {
            _kindAt = text.Equals(kind, StringComparison.OrdinalIgnoreCase) ? at : Refuted;
        }

        bool hasDecided = _kindAt < 0 || at <= _kindAt;
        return hasDecided ? text ?? kind : kind;
    }

    /// <summary>Creates the model of the object that the reader is at, by nothing but what is ahead.</summary>
    internal T CreateSurely<T>()
        where T : JsonModel, IJsonModel<T>
    {
        _mayAssume = false;
        return T.Create(ref this);
    }

    private T ReadAssumed<T>(T model)
        where T : JsonModel, IJsonModel<T>
    {
        Utf8JsonReader start = _json;
        model.ReadFrom(ref this);
        if (_kindAt < 0)
        {
            _json = start;
            _kindAt = Undecided;
            model = T.Create(ref this);
            model.ReadFrom(ref this);
        }

        _mayAssume = true;
        return model;
    }

    // ValueTextEquals of the engine raises an exception for half of a surrogate pair.
    private static ReadOnlySpan<byte> NameOf(scoped in Utf8JsonReader json) => json.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(JsonText.Decode(json.ValueSpan, isEscaped: true))
        : json.ValueSpan;

    private static string? LowerTextOf(scoped in Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.String when !json.ValueIsEscaped && KnownTextTable.FindLower(json.ValueSpan) is { } known => known,
            JsonTokenType.String => JsonText.Decode(json.ValueSpan, json.ValueIsEscaped).ToLowerInvariant(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(json.ValueSpan),
            _ => null,
        };
}
