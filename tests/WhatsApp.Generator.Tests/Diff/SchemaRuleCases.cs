namespace WhatsApp.Generator.Tests.Diff;

/// <summary>The rules about members, values, types and unions, one by one, sent and received.</summary>
internal static class SchemaRuleCases
{
    private const string Length =
        "properties:\n        length: {type: integer, description: Length in meters., maximum: 50}";

    private const string SentLength = "required: [length, kind]\n      " + Length;
    private const string ReceivedLength = "description: A rope.\n      " + Length;
    private const string SentKind = Maker + "\n        kind: {type: string, description: The kind., const: rope}";
    private const string ReceivedKind = "made.}\n        kind: {type: string, description: The kind., const: rope}";
    private const string Strands = "strands: {type: integer, description: Number of strands., default: 3}\n        ";
    private const string SentStrands = Strands + "weave";
    private const string ReceivedStrands = Strands + "state";
    private const string Maker = "maker: {type: string, description: Who makes it.}";
    private const string Tail = "\n        tail: {type: string, description: Its tail.}";
    private const string Made = "made: {type: string, format: date, description: When it was made.}";
    private const string Bow = "          bow: '#/components/schemas/BowKnot'\n";
    private const string Plain = "enum: [PLAIN, TWILL]\n      x-enum-docs: {PLAIN: Over and under., TWILL: Over two.}";
    private const string New = "enum: [NEW, WORN]\n      x-enum-docs: {NEW: Just made., WORN: Used.}";

    private const string BowKnot = """
            BowKnot:
              description: A bow.
              allOf:
                - $ref: '#/components/schemas/Knot'
                - type: object
                  properties:
                    loops: {type: integer, description: Number of loops.}
                    ribbon: {type: string, description: Its ribbon.}
        """;

    public static IEnumerable<RuleCase> Members =>
    [
        Case("member that is new", Maker, Maker + "\n        tail: {type: string, description: Its tail.}",
            "additive member-added RopeRequest.Tail"),
        new("required member that is new in a request", "breaking required-member-added RopeRequest.Tail")
        {
            Replaced = [("[length, kind]", "[length, kind, tail]"), (Maker, Maker + Tail)],
        },
        new("required member that is new in a response", "additive required-member-added Rope.Tail")
        {
            Replaced =
            [
                ("description: A rope.\n      prop", "description: A rope.\n      required: [tail]\n      prop"),
                (Made, Made + Tail),
            ],
        },
        Case("member that is gone from a request", Maker, "tail: {type: string, description: Its tail.}",
            "breaking member-removed RopeRequest.Maker", "additive member-added RopeRequest.Tail"),
        Case("member that is gone from a response", "        " + Made + "\n", "",
            "breaking member-removed Rope.Made"),
        Case("member of both directions that is gone", "ribbon: {type: string, description: Its ribbon.}", "",
            "breaking member-removed BowKnot.Ribbon"),
        Case("member with another name", "maker: {", "author: {",
            "breaking member-renamed RopeRequest.Author"),
        Case(
            "member with another name in C#",
            "description: Who makes it.}",
            "description: Who makes it., x-name: Author}",
            "breaking csharp-renamed RopeRequest.Author"),
        Case("member of another type in a request", "maker: {type: string", "maker: {type: integer",
            "breaking type-changed RopeRequest.Maker"),
        Case(
            "member of another type in a response",
            "made: {type: string, format: date,",
            "made: {type: string, format: date-time,",
            "breaking type-changed Rope.Made"),
        Case("member of another format with the same type", "maker: {type: string", "maker: {type: string, format: uri",
            "documentation format-changed RopeRequest.Maker"),
        Case("member that is required now in a request", "[length, kind]", "[length, kind, maker]",
            "breaking required-set RopeRequest.Maker"),
        Case(
            "member that is required now in a response",
            "description: A rope.\n      prop",
            "description: A rope.\n      required: [made]\n      prop",
            "documentation required-set Rope.Made"),
        Case("member that is no longer required in a request", "[length, kind]", "[kind]",
            "additive required-unset RopeRequest.Length"),
        Case("narrower bound of a request", SentLength, SentLength.Replace("50", "40", StringComparison.Ordinal),
            "breaking bound-narrowed RopeRequest.Length"),
        Case(
            "narrower bound of a response",
            ReceivedLength,
            ReceivedLength.Replace("50", "40", StringComparison.Ordinal),
            "documentation bound-narrowed Rope.Length"),
        Case("wider bound of a request", SentLength, SentLength.Replace("50", "60", StringComparison.Ordinal),
            "additive bound-widened RopeRequest.Length"),
        Case("wider bound of a response", ReceivedLength, ReceivedLength.Replace("50", "60", StringComparison.Ordinal),
            "documentation bound-widened Rope.Length"),
        Case("bound of a request that is new", Maker, Maker.Replace("}", ", maxLength: 9}", StringComparison.Ordinal),
            "breaking bound-narrowed RopeRequest.Maker"),
        Case(
            "bound of a request that is gone",
            SentLength,
            SentLength.Replace(", maximum: 50", "", StringComparison.Ordinal),
            "additive bound-widened RopeRequest.Length"),
        Case("pattern of a request", Maker, Maker.Replace("}", ", pattern: ^a}", StringComparison.Ordinal),
            "breaking bound-narrowed RopeRequest.Maker"),
        Case("constant of a request that is new", Maker, Maker.Replace("}", ", const: us}", StringComparison.Ordinal),
            "additive constant-set RopeRequest.Maker"),
        new("constant of a request that is gone",
            "breaking required-set RopeRequest.Kind",
            "breaking constant-unset RopeRequest.Kind")
        {
            Replaced = [(SentKind, SentKind.Replace(", const: rope", "", StringComparison.Ordinal))],
        },
        Case(
            "other constant of a request",
            SentKind,
            SentKind.Replace("const: rope", "const: cord", StringComparison.Ordinal),
            "breaking constant-changed RopeRequest.Kind"),
        Case(
            "other constant of a response",
            ReceivedKind,
            ReceivedKind.Replace("const: rope", "const: cord", StringComparison.Ordinal),
            "documentation constant-changed Rope.Kind"),
        Case(
            "constant of an answer that is gone",
            ReceivedKind,
            ReceivedKind.Replace(", const: rope", "", StringComparison.Ordinal),
            "documentation constant-unset Rope.Kind"),
        Case("default that is stated now", Maker, Maker.Replace("}", ", default: us}", StringComparison.Ordinal),
            "documentation default-set RopeRequest.Maker"),
        Case("other default of a request", SentStrands, SentStrands.Replace("3", "4", StringComparison.Ordinal),
            "breaking default-changed RopeRequest.Strands"),
        Case(
            "default of a request that is gone",
            SentStrands,
            SentStrands.Replace(", default: 3", "", StringComparison.Ordinal),
            "breaking default-changed RopeRequest.Strands"),
        Case("other default of a response", ReceivedStrands, ReceivedStrands.Replace("3", "4", StringComparison.Ordinal),
            "documentation default-changed Rope.Strands"),
        Case(
            "member that is deprecated now",
            Maker,
            Maker.Replace("}", ", deprecated: true}", StringComparison.Ordinal),
            "additive deprecated RopeRequest.Maker"),
        Case(
            "member that states since when it exists",
            Maker,
            Maker.Replace("}", ", x-since: 2026-05-28}", StringComparison.Ordinal),
            "documentation since-changed RopeRequest.Maker"),
        Case("member described differently", "Who makes it.", "Who made it.",
            "documentation words RopeRequest.Maker"),
    ];

    public static IEnumerable<RuleCase> Types =>
    [
        Case(
            "value that is new in a request",
            Plain,
            Plain.Replace("TWILL]", "TWILL, SATIN]", StringComparison.Ordinal),
            "additive value-added Weave.Satin"),
        Case(
            "value that is gone from a request",
            Plain,
            Plain.Replace("[PLAIN, TWILL]", "[PLAIN]", StringComparison.Ordinal),
            "breaking value-removed Weave.Twill"),
        Case("value that is new in a response", New, New.Replace("WORN]", "WORN, TORN]", StringComparison.Ordinal),
            "additive value-added RopeState.Torn"),
        Case(
            "value that is gone from a response loses its name in C#",
            New,
            New.Replace("[NEW, WORN]", "[NEW]", StringComparison.Ordinal),
            "breaking value-name-removed RopeState.Worn"),
        Case(
            "value with another name in C#",
            New,
            New.Replace("      x-enum-docs", "      x-enum-names: {NEW: Fresh}\n      x-enum-docs", StringComparison.Ordinal),
            "breaking csharp-renamed RopeState.Fresh"),
        Case("value described differently", "WORN: Used.", "WORN: Much used.",
            "documentation words RopeState.Worn"),
        Case("alternative that is new", Bow, Bow + "          slip: '#/components/schemas/BowKnot'\n",
            "additive alternative-added BowKnot"),
        Case("alternative that is gone", Bow, "",
            "breaking alternative-removed BowKnot"),
        Case(
            "alternative of another type",
            "reef: '#/components/schemas/ReefKnot'",
            "reef: '#/components/schemas/BowKnot'",
            "breaking alternative-changed BowKnot"),
        Case("discriminator that is declared", "turns:",
            "type: {type: string, description: The kind of knot.}\n        turns:"),
        Case("union distinguished by another member", "propertyName: type", "propertyName: form",
            "breaking kind-changed Knot"),
        Case(
            "enum that has become a model",
            "      type: string\n      description: How it is woven.\n      " + Plain,
            "      type: object\n      description: How it is woven.\n"
                + "      properties:\n        over: {type: integer, description: Over how many.}",
            "breaking kind-changed Weave"),
        Case(
            "type that extends another",
            "description: A bow.\n      allOf:\n        - $ref: '#/components/schemas/Knot'",
            "description: A bow.\n      allOf:\n        - $ref: '#/components/schemas/ReefKnot'",
            "breaking base-changed BowKnot"),
        Case(
            "type that is new",
            "    BowKnot:\n",
            "    Tail:\n      type: object\n      description: A tail.\n"
                + "      properties:\n        length: {type: integer, description: Its length.}\n"
                + "    BowKnot:\n",
            "additive type-added Tail"),
        new("type that is gone", "breaking alternative-removed BowKnot", "breaking type-removed BowKnot")
        {
            Replaced =
            [
                (Bow, ""),
                (BowKnot, ""),
            ],
        },
        new("type with another name", "breaking type-renamed TieKnot")
        {
            Replaced = [(Bow, Bow.Replace("Bow", "Tie", StringComparison.Ordinal)), ("    BowKnot:\n", "    TieKnot:\n")],
        },
        new("type with another name that a member has", "breaking type-renamed RopeCondition")
        {
            Replaced = [("schemas/RopeState'}", "schemas/RopeCondition'}"), ("    RopeState:\n", "    RopeCondition:\n")],
        },
        Case(
            "type that is deprecated now",
            "description: How it is woven.\n",
            "description: How it is woven.\n      deprecated: true\n",
            "additive deprecated Weave"),
        Case(
            "type that states since when it exists",
            "description: How it is woven.\n",
            "description: How it is woven.\n      x-since: v25.0\n",
            "documentation since-changed Weave"),
        Case(
            "value that states since when it exists",
            New,
            New + "\n      x-enum-since: {WORN: v25.0}",
            "documentation since-changed RopeState.Worn"),
        Case("type described differently", "description: How it is woven.", "description: The way it is woven.",
            "documentation words Weave"),
    ];

    private static RuleCase Case(string name, string old, string @new, params string[] expected) =>
        new(name, expected) { Replaced = [(old, @new)] };
}
