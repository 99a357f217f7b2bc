namespace WhatsApp.Generator.Tests.Generate;

public sealed class AnswerTemplateTests
{
    internal static readonly TinyPage Answers = new("box/stickers", """
        paths:
          /{Box-ID}/stickers:
            x-name: Stickers
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: listStickers
              summary: Lists the stickers of a box.
              parameters:
                - $ref: '../shared/parameters.yaml#/components/parameters/BusinessAgentVersion'
                - name: X-Clerk
                  in: header
                  description: Who asks.
                  required: true
                  schema:
                    type: integer
              responses:
                '200':
                  description: All of them.
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          $ref: '#/components/schemas/BoxSticker'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
          /{Box-ID}/stickers/{Sticker-ID}:
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
              - name: Sticker-ID
                in: path
                description: Id of a sticker.
                required: true
                schema:
                  type: string
            delete:
              operationId: removeSticker
              summary: Removes a sticker.
              responses:
                '204':
                  description: The sticker is gone.
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            BoxSticker:
              type: object
              description: A sticker.
              properties:
                text:
                  type: string
                  description: What is written on it.
        """, string.Empty);

    /// <summary>Comes before <see cref="Answers"/>, whose name for the edge it takes.</summary>
    internal static readonly TinyPage EarlierPage = new("box/sticker-colors", """
        paths:
          /{Version}/{Box-ID}/stickers/{Sticker-ID}/colors:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
              - name: Sticker-ID
                in: path
                description: Id of a sticker.
                required: true
                schema:
                  type: string
            post:
              operationId: paintSticker
              summary: Paints a sticker.
              parameters:
                - name: X-Box-Version
                  in: header
                  description: Version of the boxes.
                  required: true
                  schema:
                    type: integer
                    const: 2
              responses:
                '200':
                  description: Whether it was painted.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        """, string.Empty);

    [Test]
    public async Task A_list_that_stands_alone_is_the_answer()
    {
        string page = await PageAsync(Answers);

        Assert.That(page, Does.Contain("public virtual Task<ItemList<BoxSticker>> GetAsync("));
        Assert.That(
            page, Does.Contain("SendForItemsAsync<BoxSticker>(GetRequest(xClerk, options), cancellationToken);"));
    }

    [Test]
    public async Task An_answer_without_a_body_is_none()
    {
        string page = await PageAsync(Answers);

        Assert.That(page, Does.Contain("public virtual Task DeleteAsync("));
        Assert.That(page, Does.Contain("SendForNothingAsync(DeleteRequest(options), cancellationToken);"));
    }

    [Test]
    public async Task A_constant_header_is_sent_without_an_argument()
    {
        string page = await PageAsync(EarlierPage);

        Assert.That(page, Does.Contain("""Request(PaintStickerOperation, options).WithHeader("X-Box-Version", 2);"""));
        Assert.That(page, Does.Not.Contain("xBoxVersion"));
    }

    [Test]
    public async Task A_constant_header_of_another_host_is_stated_once()
    {
        string page = await PageAsync(Answers);
        string hosts = (await TinyPages.FilesAsync())["nodes/api-hosts.g.cs"];

        Assert.That(page, Does.Contain("{ Server = ApiHosts.BusinessAgent };"));
        Assert.That(page, Does.Contain("""Request(ListStickersOperation, options).WithHeader("X-Clerk", xClerk);"""));
        Assert.That(hosts, Does.Contain(
            """new("api.facebook.com", KeyValuePair.Create("X-API-Version", "2.0.0"));"""));
    }

    [Test]
    public async Task The_name_of_an_edge_holds_for_the_pages_before()
    {
        string page = await PageAsync(EarlierPage);

        Assert.That(page, Does.Contain("public partial class StickersItemColorsRequestBuilder : GraphRequestBuilder"));
    }

    [Test]
    public async Task All_of_it_compiles() => Assert.That(await TinyPages.DiagnosticsAsync(), Is.Empty);

    private static async Task<string> PageAsync(TinyPage page) => (await TinyPages.FilesAsync())[page.OutputFile];
}
