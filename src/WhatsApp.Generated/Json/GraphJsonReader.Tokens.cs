using System.Buffers;
using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

// The tokens under the values: what the engine reads, and what was looked at ahead of its time.
public sealed partial class GraphJsonReader
{
    private readonly JsonTextReader _json;

    // The token that the reader stands on, and behind it those that were looked at to choose the member of a union. Of a
    // webhook that is nearly everything, since `field` comes after `value`; so the array is rented.
    private Token[] _tokens;
    private int _count;
    private int _mostCount = 1;
    private int _at = -1;

    /// <param name="json">The engine.</param>
    /// <param name="size">Size of the text, to rent an array that seldom has to grow.</param>
    internal GraphJsonReader(JsonTextReader json, int size)
    {
        const int usualSizeOfToken = 12;
        _tokens = ArrayPool<Token>.Shared.Rent((size / usualSizeOfToken) + 16);
        _json = json;
        _json.PropertyNameTable = MemberNameTable.Instance;
    }

    private readonly record struct Token(JsonToken Type, object? Value);

    private ref readonly Token Current => ref _tokens[_at];

    /// <summary>Moves to the first token of the document and says whether it starts an object.</summary>
    internal bool Begin() => Advance() == JsonToken.StartObject;

    /// <summary>Fails unless the document ends here.</summary>
    internal void End()
    {
        if (_json.Read())
        {
            throw Malformed("there is more after the end of the value");
        }
    }

    /// <summary>Gives back what was rented. Nothing is read after that.</summary>
    internal void Release()
    {
        _tokens.AsSpan(0, _mostCount).Clear();
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = [];
    }

    private static int Depth(JsonToken token) =>
        token switch
        {
            JsonToken.StartObject or JsonToken.StartArray => 1,
            JsonToken.EndObject or JsonToken.EndArray => -1,
            _ => 0,
        };

    private JsonToken Advance()
    {
        if (++_at >= _count)
        {
            _at = 0;
            _count = 1;
            ReadToken(ref _tokens[0]);
        }

        return _tokens[_at].Type;
    }

    private ref readonly Token Ahead(int index)
    {
        while (index >= _count)
        {
            if (_count == _tokens.Length)
            {
                Token[] larger = ArrayPool<Token>.Shared.Rent(_count * 2);
                _tokens.CopyTo(larger, 0);
                Release();
                _tokens = larger;
            }

            ReadToken(ref _tokens[_count++]);
            _mostCount = Math.Max(_mostCount, _count);
        }

        return ref _tokens[index];
    }

    // Index of the first token after the value that starts at an index.
    private int AfterValue(int index)
    {
        int depth = 0;
        do
        {
            depth += Depth(Ahead(index++).Type);
        } while (depth > 0);
        return index;
    }

    private void ReadToken(ref Token token)
    {
        do
        {
            if (!_json.Read())
            {
                throw Malformed("it ends too early");
            }
        } while (_json.TokenType == JsonToken.Comment);

        token = new Token(_json.TokenType, _json.Value);
        if (
            token.Type is JsonToken.StartConstructor or JsonToken.Undefined
            || (token.Type == JsonToken.Float && token.Value is double number && !double.IsFinite(number))
        )
        {
            // The engine takes these from JavaScript; they are not JSON.
            throw Malformed($"'{token.Value ?? "undefined"}' is no JSON value");
        }
    }

    private string? TextOf(Token token) =>
        token switch
        {
            { Type: JsonToken.String, Value: string text } => text,
            { Type: JsonToken.Integer or JsonToken.Float or JsonToken.Boolean } => ScalarAsRaw(token).ToString(),
            _ => null,
        };

    private GraphJsonException Malformed(string problem) => new(
        $"This is not valid JSON: {problem} (line {_json.LineNumber}, position {_json.LinePosition}).",
        _json.LineNumber,
        _json.LinePosition);
}
