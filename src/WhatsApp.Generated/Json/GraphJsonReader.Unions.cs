using System.Text;
using System.Text.Json;

namespace WhatsApp.Generated.Json;

// Models: the kind of an object is determined before its members are read.
public ref partial struct GraphJsonReader
{
    private const long Undecided = -1;
    private const long Assumed = -2;
    private const long Refuted = -3;

    /// <summary>Looks ahead for the text of a member of this object. Null if there is none.</summary>
    /// <param name="member">Name of the member.</param>
    /// <param name="usual">
    /// The usual text, which is assumed if the object begins with another object: the member probably follows it, as in
    /// the changes of webhooks. The object is read again if the assumption was wrong.
    /// </param>
    /// <returns>The text in lower case.</returns>
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
                KindAt = Math.Max(KindAt, ahead.TokenStartIndex);
                return text;
            }

            if (isFirst && _mayAssume && ahead.TokenType == JsonTokenType.StartObject)
            {
                _mayAssume = false;
                KindAt = Assumed;
                return usual;
            }

            isFirst = false;
            ahead.Skip();
        }

        return null;
    }

    /// <summary>Looks ahead for the first member of this object with one of these names, or null.</summary>
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

    /// <summary>Reads an object, or an array if the model is one. Null if the value has another type.</summary>
    public T? ReadModel<T>()
        where T : JsonModel, IJsonModel<T>
    {
        if (_json.TokenType != JsonTokenType.StartObject && !IsAtArrayOf<T>())
        {
            return Misfit<T>();
        }

        long kindOfOuterAt = KindAt;
        KindAt = Undecided;
        T model = T.Create(ref this);
        if (KindAt == Assumed)
        {
            model = ReadAssumed(model);
        }
        else
        {
            model.ReadFrom(ref this);
        }

        KindAt = kindOfOuterAt;
        return model;
    }

    /// <summary>Whether the reader is at an array and the model is one.</summary>
    internal readonly bool IsAtArrayOf<T>()
        where T : JsonModel, IJsonModel<T> => _json.TokenType == JsonTokenType.StartArray && T.IsArray;

    /// <summary>
    /// Reads the member that decides the kind of its object. If it is repeated, the occurrence that has decided counts.
    /// </summary>
    /// <param name="kind">The kind so far. Empty if no page lists it.</param>
    public string ReadKind(string kind)
    {
        long at = _json.TokenStartIndex;
        string? text = ReadKnownString();
        if (text?.Length == 0)
        {
            // An empty kind is not written, so it is kept as it is.
            _misfit = ReadRawItem();
        }

        if (KindAt == Assumed && text is not null)
        {
            KindAt = text.Equals(kind, StringComparison.OrdinalIgnoreCase) ? at : Refuted;
        }

        bool hasDecided = KindAt < 0 || at <= KindAt;
        return hasDecided ? text ?? kind : kind;
    }

    /// <summary>Creates the model of the object at the reader's position, without assuming a kind.</summary>
    internal T CreateWithoutAssuming<T>()
        where T : JsonModel, IJsonModel<T>
    {
        _mayAssume = false;
        return T.Create(ref this);
    }

    // Reads the object again if its kind was not the assumed one.
    private T ReadAssumed<T>(T model)
        where T : JsonModel, IJsonModel<T>
    {
        Utf8JsonReader start = _json;
        model.ReadFrom(ref this);
        if (KindAt < 0)
        {
            _json = start;
            KindAt = Undecided;
            model = T.Create(ref this);
            model.ReadFrom(ref this);
        }

        _mayAssume = true;
        return model;
    }

    // ValueTextEquals of .NET throws for half of a surrogate pair.
    private static ReadOnlySpan<byte> NameOf(scoped in Utf8JsonReader json) => json.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(JsonText.Decode(json.ValueSpan, isEscaped: true))
        : json.ValueSpan;

    private static string? LowerTextOf(scoped in Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.String => (json.ValueIsEscaped ? null : KnownTextTable.FindLower(json.ValueSpan))
                ?? JsonText.Decode(json.ValueSpan, json.ValueIsEscaped).ToLowerInvariant(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False =>
                Encoding.UTF8.GetString(json.ValueSpan),
            _ => null,
        };
}
