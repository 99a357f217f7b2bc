namespace WhatsApp.Generator.Lint;

/// <summary>What may stand behind a key.</summary>
internal enum ValueKind
{
    Text,
    Number,
    True,
    Map,
    List,
    Since,
    Anything,
}

/// <summary>A key that an object of the pages may have.</summary>
/// <param name="Place">Where it stands among the others. Several may share a place.</param>
internal sealed record KeyRow(string Name, int Place, ValueKind Kind, bool IsRequired)
{
    /// <summary>Whether it is words that people read in C# and in docs/operations.md.</summary>
    public bool IsProse => Name is "description" or "summary";
}

/// <summary>
/// The keys of an object of the pages, in the order of openapi/README.md. One word is one place; keys with a bar
/// between them may stand in any order. Marks: <c>!</c> required, <c>#</c> number, <c>?</c> only <c>true</c>,
/// <c>@</c> version or date, <c>{}</c> map, <c>[]</c> list, <c>*</c> anything, none text.
/// </summary>
internal sealed class KeyTable
{
    private const string Bounds = "minimum#|maximum#|minLength#|maxLength#|minItems#|maxItems#|pattern";

    public static readonly KeyTable Page = new(
        "a page", "openapi! info!{} externalDocs{} paths{} webhooks{} components{}");
    public static readonly KeyTable Info = new("'info'", "title! description! version!");
    public static readonly KeyTable ExternalDocs = new("'externalDocs'", "url!");
    public static readonly KeyTable Components = new("'components'", "parameters{} responses{} schemas{}");

    public static readonly KeyTable Path = new(
        "a path", "x-name x-host parameters[] get{}|post{}|put{}|patch{}|delete{}");

    public static readonly KeyTable Webhook = new("a webhook", "post!{}");
    public static readonly KeyTable Operation = new(
        "an operation",
        "operationId! summary! description deprecated? x-replaced-by x-since@ x-paged? security[] "
            + "parameters[] requestBody{} responses!{}");

    public static readonly KeyTable Parameter = new(
        "a parameter",
        "name! in! description! deprecated? x-replaced-by x-since@ x-name x-fields required? schema!{} x-node{}");

    public static readonly KeyTable Node = new("'x-node'", "collection! item! description! absolute? prefix");
    public static readonly KeyTable Body = new("a body", "required!? content!{}");
    public static readonly KeyTable Response = new("an answer", "description! content{}");
    public static readonly KeyTable WebhookResponse = new("the answer to a webhook", "description!");
    public static readonly KeyTable Media = new("a media type", "schema!{} examples{}");
    public static readonly KeyTable Example = new("an example", "summary description value!*");

    public static readonly KeyTable Reference = new("a reference", "$ref!");
    public static readonly KeyTable PropertyReference = new(
        "a property that is a reference", "$ref! description deprecated? x-replaced-by x-since@ x-name default");

    public static readonly KeyTable Property = new(
        "a property",
        "type! format description! deprecated? x-replaced-by x-since@ x-name const default "
            + $"{Bounds} x-event{{}} items{{}} additionalProperties*");

    public static readonly KeyTable Event = new("'x-event'", "name! description member contact{}");

    public static readonly KeyTable ParameterSchema = new(
        "the schema of a parameter",
        $"type! format const default {Bounds} items{{}} additionalProperties*");

    public static readonly KeyTable Item = new(
        "the schema of items", $"type! format description {Bounds} items{{}} additionalProperties*");

    public static readonly KeyTable Model = new(
        "a schema",
        "type! description! deprecated? x-replaced-by x-since@ x-event{} discriminator{} x-shape{} "
            + "required[] properties{}");

    public static readonly KeyTable Extension = new(
        "a schema that extends another",
        "description! deprecated? x-replaced-by x-since@ x-event{} discriminator{} "
            + "x-shape{} allOf![]");

    public static readonly KeyTable OwnPart = new("the second part of 'allOf'", "type! required[] properties{}");
    public static readonly KeyTable Discriminator = new("'discriminator'", "propertyName! mapping!{}");

    public static readonly KeyTable Enum = new(
        "an enum",
        "type! description! deprecated? x-replaced-by x-since@ enum![] x-enum-names{} x-enum-docs!{} "
            + "x-enum-since{}");

    public static readonly KeyTable ErrorCodes = new("a catalogue of errors", "type! description! x-error-codes![]");

    public static readonly KeyTable ErrorCode = new(
        "an error code", "code!# to# name! group! advice! refused? description!");

    private readonly Dictionary<string, KeyRow> _rows = new(StringComparer.Ordinal);

    private KeyTable(string owner, string keys)
    {
        Owner = owner;
        string[] places = keys.Split(' ');
        for (int place = 0; place < places.Length; place++)
        {
            foreach (string word in places[place].Split('|'))
            {
                string name = word.TrimEnd('!', '#', '?', '@', '{', '}', '[', ']', '*');
                string marks = word[name.Length..];
                _rows.Add(name, new KeyRow(name, place, Kind(marks.TrimStart('!')), marks.StartsWith('!')));
            }
        }

        Required = [.. _rows.Values.Where(row => row.IsRequired)];
    }

    /// <summary>What has these keys, for messages.</summary>
    public string Owner { get; }

    public IReadOnlyList<KeyRow> Required { get; }

    public IEnumerable<string> Names => _rows.Keys;

    public KeyRow? Find(string name) => _rows.GetValueOrDefault(name);

    private static ValueKind Kind(string marks) => marks switch
    {
        "" => ValueKind.Text,
        "#" => ValueKind.Number,
        "?" => ValueKind.True,
        "@" => ValueKind.Since,
        "{}" => ValueKind.Map,
        "[]" => ValueKind.List,
        "*" => ValueKind.Anything,
        _ => throw new ArgumentOutOfRangeException(nameof(marks), marks, "No such mark."),
    };
}
