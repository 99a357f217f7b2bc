using WhatsApp.Diff;
using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Diff;

/// <summary>
/// Pages with one of everything that can change. RopeRequest is only sent, Rope only received, and a Knot is both.
/// </summary>
internal static class RopePages
{
    public const string Ropes = "box/ropes-api";
    public const string Parameters = "shared/parameters";

    private const string Shared = """
        openapi: 3.1.0
        info: {title: Parameters, description: What many operations share., version: v23.0}
        components:
          parameters:
            Version: {name: Version, in: path, description: Version., required: true, schema: {type: string}}
            BoxId:
              name: Box-ID
              in: path
              description: Id of a box.
              required: true
              schema: {type: string}
              x-node: {collection: Boxes, item: Box, description: A box.}
            Limit:
              name: limit
              in: query
              description: How many at most.
              schema: {type: integer, maximum: 100}
          schemas:
            ErrorCode:
              type: integer
              description: The code of an error.
              x-error-codes:
                - {code: 7, name: Frayed, group: Server, advice: Never, description: The rope is frayed.}
        """;

    private const string Page = """
        openapi: 3.1.0
        info: {title: Ropes API, description: The ropes of a box., version: v23.0}
        externalDocs: {url: https://example.com/box/ropes-api}
        paths:
          /{Version}/{Box-ID}/ropes:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/parameters.yaml#/components/parameters/BoxId'
            get:
              operationId: getRope
              summary: Gets a rope.
              parameters:
                - $ref: '../shared/parameters.yaml#/components/parameters/Limit'
                - name: color
                  in: query
                  description: The color.
                  schema: {type: string}
                - name: X-Rope-Version
                  in: header
                  description: Version of the ropes.
                  required: true
                  schema: {type: string, const: '1.0'}
              responses:
                '200':
                  description: A rope.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Rope'}
                      examples:
                        one: {value: {length: 1}}
            post:
              operationId: createRope
              summary: Makes a rope.
              requestBody:
                required: true
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/RopeRequest'}
              responses:
                '200':
                  description: It is made.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Rope'}
          /{Version}/{Box-ID}/lids:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/parameters.yaml#/components/parameters/BoxId'
            get:
              operationId: listLids
              summary: Lists the lids.
              parameters:
                - $ref: '../shared/parameters.yaml#/components/parameters/Limit'
              responses:
                '200':
                  description: The lids.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Rope'}
        components:
          schemas:
            RopeRequest:
              type: object
              description: A rope to make.
              required: [length, kind]
              properties:
                length: {type: integer, description: Length in meters., maximum: 50}
                maker: {type: string, description: Who makes it.}
                kind: {type: string, description: The kind., const: rope}
                strands: {type: integer, description: Number of strands., default: 3}
                weave: {$ref: '#/components/schemas/Weave'}
                knot: {$ref: '#/components/schemas/Knot'}
            Rope:
              type: object
              description: A rope.
              properties:
                length: {type: integer, description: Length in meters., maximum: 50}
                made: {type: string, format: date, description: When it was made.}
                kind: {type: string, description: The kind., const: rope}
                strands: {type: integer, description: Number of strands., default: 3}
                state: {$ref: '#/components/schemas/RopeState'}
                knot: {$ref: '#/components/schemas/Knot'}
            Weave:
              type: string
              description: How it is woven.
              enum: [PLAIN, TWILL]
              x-enum-docs: {PLAIN: Over and under., TWILL: Over two.}
            RopeState:
              type: string
              description: How it is.
              enum: [NEW, WORN]
              x-enum-docs: {NEW: Just made., WORN: Used.}
            Knot:
              type: object
              description: A knot.
              discriminator:
                propertyName: type
                mapping:
                  reef: '#/components/schemas/ReefKnot'
                  bow: '#/components/schemas/BowKnot'
              properties:
                turns: {type: integer, description: Number of turns.}
            ReefKnot:
              description: A reef knot.
              allOf:
                - $ref: '#/components/schemas/Knot'
                - type: object
                  properties:
                    ends: {type: integer, description: Number of ends.}
            BowKnot:
              description: A bow.
              allOf:
                - $ref: '#/components/schemas/Knot'
                - type: object
                  properties:
                    loops: {type: integer, description: Number of loops.}
                    ribbon: {type: string, description: Its ribbon.}
        """;

    /// <summary>The pages as they are, each by name.</summary>
    public static Dictionary<string, string> All => new() { [Ropes] = Page, [Parameters] = Shared };

    /// <summary>The pages with some texts replaced by others. Each must be in one place only.</summary>
    public static Dictionary<string, string> With(params IEnumerable<(string Old, string New)> replacements)
    {
        Dictionary<string, string> pages = All;
        foreach ((string old, string @new) in replacements)
        {
            string page = pages.Single(page => page.Value.Split(old).Length == 2).Key;
            pages[page] = pages[page].Replace(old, @new, StringComparison.Ordinal);
        }

        return pages;
    }

    /// <summary>The changes between two sets of pages.</summary>
    public static DiffReport Compare(Dictionary<string, string> old, Dictionary<string, string> @new) =>
        new("old", "new", PageDiff.Compare(Read(old), Read(@new)));

    /// <summary>Changes, a line each: class, rule and subject.</summary>
    public static IEnumerable<string> Lines(DiffReport report) =>
        Enum.GetValues<ChangeClass>().SelectMany(report.Of)
            .Select(change => $"{DiffReport.Word(change.Class)} {change.Rule.Name} {change.Subject}");

    /// <summary>Writes the pages below a folder.</summary>
    public static void Write(Dictionary<string, string> pages, TemporaryFolder folder)
    {
        foreach ((string name, string text) in pages)
        {
            folder.Write($"openapi/{name}.yaml", text);
        }
    }

    private static PageModel Read(Dictionary<string, string> pages)
    {
        using var folder = new TemporaryFolder();
        Write(pages, folder);
        return new PageModel(PageSet.Load(folder.Of("openapi")));
    }
}
