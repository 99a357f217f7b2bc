using System.Text.Json.Nodes;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class BundlerTests
{
    private static readonly (string Name, string Text)[] Texts =
    [
        ("box/edges", """
            info: {title: Edges, version: v9.0}
            paths:
              /{Version}/{Box-ID}/locks:
                parameters:
                  - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
                get:
                  operationId: getLock
                  summary: Gets the lock.
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '../shared/answers.yaml#/components/schemas/Lock'}}}
              /{Version}/{Box-ID}/lids:
                parameters:
                  - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
                get:
                  operationId: getLid
                  summary: Gets the lid.
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Lid'}}}}
            components:
              schemas:
                Zebra:
                  type: object
                  properties:
                    lock: {$ref: '../shared/answers.yaml#/components/schemas/Lock'}
                Lid:
                  allOf:
                    - $ref: '../shared/answers.yaml#/components/schemas/Lock'
                    - type: object
            """),
        ("box/more-edges", """
            info: {title: More edges, version: v10.1}
            paths:
              /{Version}/{Box-ID}/ropes:
                parameters:
                  - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
                get:
                  operationId: getRope
                  summary: Gets the rope.
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '../shared/answers.yaml#/components/schemas/Lock'}}}
              /{Version}/{Box-ID}/locks:
                parameters:
                  - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
                post:
                  operationId: createLock
                  summary: Makes a lock.
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '../shared/answers.yaml#/components/schemas/Lock'}}}
            components:
              schemas:
                Apple: {type: object}
            """),
        ("shared/answers", """
            info: {title: Answers, version: v9.9}
            components:
              schemas:
                Lock:
                  type: object
                  discriminator:
                    propertyName: type
                    mapping: {lid: '../box/edges.yaml#/components/schemas/Lid'}
                  properties:
                    key: {$ref: '#/components/schemas/Key'}
                Key:
                  type: object
            """),
        ("shared/nodes", """
            components:
              parameters:
                BoxId:
                  name: Box-ID
                  in: path
                  description: Id of a box.
                  x-node: {collection: Boxes, item: Box, description: A box.}
            """),
    ];

    private static readonly PageSet Pages = Yaml.Pages(Texts);

    private static readonly JsonObject Bundle = Bundler.Bundle(Pages);

    private static JsonObject Schemas => Bundle["components"]!["schemas"]!.AsObject();

    [TestCase("#/components/schemas/Lid", "box/edges")]
    [TestCase("../shared/answers.yaml#/components/schemas/Lock", "shared/answers")]
    [TestCase("../box/edges.yaml#/components/schemas/Zebra", "box/edges")]
    public void Reference_leads_from_the_folder_of_its_page(string reference, string file) =>
        Assert.That(Pages.Resolve(Pages.Files[0], reference)?.File.Name, Is.EqualTo(file));

    [TestCase("#/components/schemas/Nobody")]
    [TestCase("shared/answers.yaml#/components/schemas/Lock")]
    [TestCase("../../etc/passwd#/a")]
    [TestCase("../shared/answers.yaml")]
    [TestCase("#/")]
    [TestCase("")]
    public void Reference_to_nothing_is_null(string reference) =>
        Assert.That(Pages.Resolve(Pages.Files[0], reference), Is.Null);

    [Test]
    public void Schemas_keep_the_order_of_the_pages_and_of_their_places_in_them() => Assert.That(
        Schemas.Select(schema => schema.Key).Take(5),
        Is.EqualTo(["Zebra", "Lid", "Apple", "Lock", "Key"]));

    [Test]
    public void Operations_keep_the_order_of_the_pages_even_where_two_pages_share_a_path()
    {
        IEnumerable<string> operations = Bundle["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .OrderBy(operation => operation.Value!["x-csharp"]!["order"]!.GetValue<int>())
            .Select(operation => operation.Value!["operationId"]!.GetValue<string>());
        Assert.That(operations, Is.EqualTo(["getLock", "getLid", "getRope", "createLock"]));
    }

    [Test]
    public void Every_order_is_given_once()
    {
        int[] orders = [.. Values("order").Select(value => value.GetValue<int>()).Order()];
        Assert.That(orders, Is.EqualTo(Enumerable.Range(0, 4 + Schemas.Count)));
    }

    [Test]
    public void Version_is_the_newest_that_a_page_states_and_not_the_last_in_the_alphabet() =>
        Assert.That(Bundle["info"]!["version"]!.GetValue<string>(), Is.EqualTo("v10.1"));

    [Test]
    public void Hints_have_no_key_that_NSwag_takes_for_a_schema()
    {
        IEnumerable<string> keys = Values("x-csharp").SelectMany(All).Select(entry => entry.Key);
        Assert.That(keys, Has.None.EqualTo("type").And.None.EqualTo("properties"));
    }

    [Test]
    public void Bundling_again_gives_the_same_text() =>
        Assert.That(Bundler.Bundle(Pages).ToJsonString(), Is.EqualTo(Bundle.ToJsonString()));

    [Test]
    public void Schema_is_received_where_an_answer_or_a_webhook_leads_to_it_through_unions_too()
    {
        Reach reach = Reach.OfReceived(Yaml.Pages(("webhooks/page", """
            webhooks:
              news: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/News'}}}}}}
            paths:
              /{Version}/{Box-ID}/locks:
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Request'}}}}
                  responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}}
            components:
              schemas:
                News: {type: object}
                Request: {type: object, properties: {part: {$ref: '#/components/schemas/SentPart'}}}
                SentPart: {type: object}
                Answer: {type: object, properties: {parts: {type: array, items: {$ref: '#/components/schemas/Union'}}}}
                Union: {type: object, discriminator: {propertyName: kind, mapping: {a: '#/components/schemas/Member'}}}
                Member:
                  allOf:
                    - $ref: '#/components/schemas/Union'
                    - {type: object, properties: {leaf: {$ref: '#/components/schemas/Leaf'}}}
                Leaf: {type: object}
            """)));
        string[] schemas = ["News", "Request", "SentPart", "Answer", "Union", "Member", "Leaf"];
        Assert.That(schemas.Where(schema => reach.Has(schema)), Is.EqualTo(["News", "Answer", "Union", "Member", "Leaf"]));
    }

    [Test]
    public void Edge_says_what_its_operations_do_on_whatever_pages_they_are()
    {
        var paths = new PathBundler(Pages);
        BuilderNode box = paths.Collections["Boxes"].Item!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(box.Edges["locks"].Summary, Is.EqualTo("Gets the lock. Makes a lock."));
            Assert.That(box.Edges["ropes"].Summary, Is.EqualTo("Gets the rope."));
        }
    }

    [Test]
    public void Page_that_comes_first_in_the_alphabet_moves_nothing()
    {
        string[] before = Places(Pages);
        PageSet more = Yaml.Pages([.. Texts, ("aaa/page", """
            info: {title: Page, version: v9.0}
            paths:
              /{Version}/{Box-ID}/drawers/{Drawer-ID}/keys:
                parameters:
                  - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
                  - {name: Drawer-ID, in: path, description: Id of a drawer.}
                get:
                  operationId: getKeys
                  summary: Gets the keys.
                  responses:
                    '200':
                      content: {application/json: {schema: {$ref: '../shared/answers.yaml#/components/schemas/Lock'}}}
            """)]);

        Assert.That(Places(more).Intersect(before), Is.EqualTo(before));
    }

    // Each type in its file, in the order of the file.
    private static string[] Places(PageSet pages) =>
    [
        .. Bundler.Bundle(pages)["components"]!["schemas"]!.AsObject()
            .Select(schema => $"{schema.Value![BundledType.Key]!["file"]}: {schema.Key}"),
    ];

    private static IEnumerable<JsonNode> Values(string key) =>
        All(Bundle).Where(entry => entry.Key == key).Select(entry => entry.Value!);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> All(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(entry => entry.Value is null ? [entry] : All(entry.Value).Prepend(entry)),
        JsonArray list => list.SelectMany(item => All(item!)),
        _ => [],
    };
}
