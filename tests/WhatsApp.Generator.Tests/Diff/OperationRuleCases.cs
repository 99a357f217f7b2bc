namespace WhatsApp.Generator.Tests.Diff;

/// <summary>The rules about operations, parameters and nodes, one by one.</summary>
internal static class OperationRuleCases
{
    private const string MakesARope = "summary: Makes a rope.\n";
    private const string Color =
        "        - name: color\n          in: query\n          description: The color.\n          schema: {type: string}\n";

    private const string Strands = "strands: {type: integer, description: Number of strands., default: 3}\n        state:";

    private const string Lid = """
        description: The lids.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Rope'}
        """;

    private const string Lids = "      operationId: listLids\n      summary: Lists the lids.\n";

    private const string RopeBody = """
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/RopeRequest'}

        """;

    public static IEnumerable<RuleCase> All =>
    [
        new("operation added and another removed",
            "breaking operation-removed BoxLidsRequestBuilder.GetAsync",
            "additive operation-added BoxLidsRequestBuilder.PostAsync")
        {
            Replaced = [("    get:\n" + Lids, "    post:\n" + Lids.Replace("listLids", "addLids", StringComparison.Ordinal))],
        },
        new("operation with another id",
            "breaking operation-renamed BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [("operationId: createRope", "operationId: makeRope")],
        },
        new("operation at another path",
            "breaking operation-moved BoxCoversRequestBuilder.GetAsync",
            "breaking csharp-renamed BoxCoversRequestBuilder",
            "breaking csharp-renamed BoxCoversQuery")
        {
            Replaced = [("/lids:", "/covers:")],
        },
        new("operation that is paged now",
            "breaking csharp-renamed BoxLidsRequestBuilder.ListAsync",
            "additive member-added Rope.Data")
        {
            Replaced =
            [
                (Lids, Lids + "      x-paged: true\n"),
                (Strands,
                 "data: {type: array, description: All., items: {$ref: '#/components/schemas/Knot'}}\n        " + Strands),
            ],
        },
        new("operation that is deprecated now",
            "additive deprecated BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(MakesARope, MakesARope + "      deprecated: true\n")],
        },
        new("operation described differently",
            "documentation words BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(MakesARope, "summary: Makes one rope.\n")],
        },
        new("other examples",
            "documentation examples BoxRopesRequestBuilder.GetAsync")
        {
            Replaced = [("{length: 1}", "{length: 2}")],
        },
        new("body in another format",
            "documentation body-format BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(RopeBody, RopeBody.Replace("application/json", "multipart/form-data", StringComparison.Ordinal))],
        },
        new("body of another type",
            "breaking type-changed BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(RopeBody, RopeBody.Replace("RopeRequest", "Knot", StringComparison.Ordinal))],
        },
        new("body that is gone",
            "breaking body-removed BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(RopeBody, string.Empty)],
        },
        new("body that is new",
            "breaking body-added BoxLidsRequestBuilder.GetAsync")
        {
            Replaced = [(Lids, Lids + RopeBody)],
        },
        new("response of another type",
            "breaking type-changed BoxLidsRequestBuilder.GetAsync")
        {
            Replaced = [(Lid, Lid.Replace("/Rope'", "/Knot'", StringComparison.Ordinal))],
        },
        new("operation that needs no token now",
            "additive token-unset BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(MakesARope, MakesARope + "      security: []\n")],
        },
        new("operation that states since when it exists",
            "documentation since-changed BoxRopesRequestBuilder.PostAsync")
        {
            Replaced = [(MakesARope, MakesARope + "      x-since: v24.0\n")],
        },
        new("operations at another host",
            "breaking host-changed BoxLidsRequestBuilder.GetAsync")
        {
            Replaced = [("/lids:\n", "/lids:\n    x-host: lids.example.com\n")],
        },
        new("parameter that states since when it exists",
            "documentation since-changed BoxRopesQuery.Color")
        {
            Replaced = [("description: The color.\n", "description: The color.\n          x-since: 2026-07\n")],
        },
        new("header that is new",
            "breaking required-parameter-added BoxRopesRequestBuilder.PostAsync")
        {
            Replaced =
            [
                (MakesARope,
                 MakesARope + "      parameters:\n" + Color.Replace("query", "header", StringComparison.Ordinal)),
            ],
        },
        new("constant header that is new",
            "additive constant-set X-Knot")
        {
            Replaced =
            [
                (MakesARope,
                 MakesARope + "      parameters:\n        - {name: X-Knot, in: header, description: A knot., "
                     + "required: true, schema: {type: string, const: reef}}\n"),
            ],
        },
        new("constant header with another value",
            "breaking constant-changed X-Rope-Version")
        {
            Replaced = [("const: '1.0'", "const: '2.0'")],
        },
        new("constant header that is an argument now",
            "breaking required-parameter-added BoxRopesRequestBuilder.GetAsync")
        {
            Replaced = [("{type: string, const: '1.0'}", "{type: string}")],
        },
        new("first parameter of an operation",
            "breaking first-parameter BoxRopesRequestBuilder.PostAsync",
            "additive parameter-added BoxRopesPostQuery.Color")
        {
            Replaced = [(MakesARope, MakesARope + "      parameters:\n" + Color)],
        },
        new("another parameter",
            "additive parameter-added BoxLidsQuery.Color")
        {
            Replaced = [(Lids + "      parameters:\n", Lids + "      parameters:\n" + Color)],
        },
        new("another parameter that is required",
            "breaking required-parameter-added BoxLidsQuery.Color")
        {
            Replaced =
            [
                (Lids + "      parameters:\n",
                 Lids + "      parameters:\n"
                    + Color.Replace("schema", "required: true\n          schema", StringComparison.Ordinal)),
            ],
        },
        new("parameter that is gone",
            "breaking parameter-removed BoxRopesQuery.Color")
        {
            Replaced = [(Color, string.Empty)],
        },
        new("parameter of another type",
            "breaking type-changed BoxRopesQuery.Color")
        {
            Replaced = [("The color.\n          schema: {type: string}", "The color.\n          schema: {type: integer}")],
        },
        new("parameter that is required now",
            "breaking required-set BoxRopesQuery.Color")
        {
            Replaced = [("description: The color.\n", "description: The color.\n          required: true\n")],
        },
        new("shared parameter is reported once",
            "breaking bound-narrowed BoxRopesQuery.Limit")
        {
            Replaced = [("maximum: 100", "maximum: 50")],
        },
        new("node with another collection",
            "breaking csharp-renamed CratesRequestBuilder",
            "breaking csharp-renamed WhatsAppClient.Crates")
        {
            Replaced = [("collection: Boxes", "collection: Crates")],
        },
        new("node with another item",
            "breaking csharp-renamed CrateItemRequestBuilder",
            "breaking csharp-renamed CrateLidsQuery",
            "breaking csharp-renamed CrateLidsRequestBuilder",
            "breaking csharp-renamed CrateRopesQuery",
            "breaking csharp-renamed CrateRopesRequestBuilder")
        {
            Replaced = [("item: Box", "item: Crate")],
        },
        new("path with another name in C#",
            "breaking csharp-renamed BoxCordsQuery",
            "breaking csharp-renamed BoxCordsRequestBuilder")
        {
            Replaced = [("/ropes:\n", "/ropes:\n    x-name: BoxCords\n")],
        },
        new("code that is new",
            "additive code-added ErrorCode.Torn")
        {
            Replaced =
            [
                ("is frayed.}",
                 "is frayed.}\n        - {code: 8, name: Torn, group: Server, advice: Never, description: It is torn.}"),
            ],
        },
        new("code that is gone and another",
            "breaking code-removed ErrorCode.Frayed",
            "additive code-added ErrorCode.Worn")
        {
            Replaced = [("name: Frayed", "name: Worn")],
        },
        new("code with another number",
            "breaking code-changed ErrorCode.Frayed")
        {
            Replaced = [("code: 7", "code: 9")],
        },
        new("code with other advice",
            "additive advice-changed ErrorCode.Frayed")
        {
            Replaced = [("advice: Never", "advice: RetryLater")],
        },
        new("code described differently",
            "documentation words ErrorCode.Frayed")
        {
            Replaced = [("The rope is frayed.", "The rope has frayed.")],
        },
        new("page described differently",
            "documentation words Ropes API")
        {
            Replaced = [("The ropes of a box.", "All ropes of a box.")],
        },
        new("newest version",
            "additive default-version GraphVersion.Default")
        {
            Replaced = [("The ropes of a box., version: v23.0", "The ropes of a box., version: v24.0")],
        },
    ];
}
