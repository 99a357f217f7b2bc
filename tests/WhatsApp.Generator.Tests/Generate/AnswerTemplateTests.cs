namespace WhatsApp.Generator.Tests.Generate;

public sealed class AnswerTemplateTests
{
    internal static readonly TinyPage Answers = new("box/labels", """
        paths:
          /{Box-ID}/labels:
            x-name: Labels
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: listLabels
              summary: Lists the labels of a box.
              parameters:
                - name: X-Box-Version
                  in: header
                  description: Version of the boxes.
                  required: true
                  schema:
                    type: string
                    const: '2.0.0'
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
                          $ref: '#/components/schemas/BoxLabel'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
          /{Box-ID}/labels/{Label-ID}:
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
              - name: Label-ID
                in: path
                description: Id of a label.
                required: true
                schema:
                  type: string
            delete:
              operationId: removeLabel
              summary: Removes a label.
              responses:
                '204':
                  description: The label is gone.
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            BoxLabel:
              type: object
              description: A label.
              properties:
                text:
                  type: string
                  description: What stands on it.
        """, string.Empty);

    /// <summary>Comes before <see cref="Answers"/>, whose name for the edge it takes.</summary>
    internal static readonly TinyPage EarlierPage = new("box/label-colors", """
        paths:
          /{Box-ID}/labels/{Label-ID}/colors:
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
              - name: Label-ID
                in: path
                description: Id of a label.
                required: true
                schema:
                  type: string
            post:
              operationId: paintLabel
              summary: Paints a label.
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

        Assert.That(page, Does.Contain("public virtual Task<ItemList<BoxLabel>> GetAsync("));
        Assert.That(page, Does.Contain("return Adapter.SendAsync<ItemList<BoxLabel>>(request, options, cancellationToken);"));
    }

    [Test]
    public async Task An_answer_without_a_body_is_none()
    {
        string page = await PageAsync(Answers);

        Assert.That(page, Does.Contain("public virtual Task DeleteAsync("));
        Assert.That(page, Does.Contain("return SendForNothingAsync(request, options, cancellationToken);"));
    }

    [Test]
    public async Task A_constant_header_is_sent_without_an_argument()
    {
        string page = await PageAsync(Answers);

        Assert.That(page, Does.Contain("""
                        .AddString("X-Box-Version", "2.0.0")
                        .AddInt64("X-Clerk", xClerk),
            """));
        Assert.That(page, Does.Contain("long xClerk,"));
        Assert.That(page, Does.Not.Contain("xBoxVersion"));
    }

    [Test]
    public async Task The_name_of_an_edge_holds_for_the_pages_before()
    {
        string page = await PageAsync(EarlierPage);

        Assert.That(page, Does.Contain("public partial class LabelsItemColorsRequestBuilder : BaseRequestBuilder"));
    }

    [Test]
    public async Task All_of_it_compiles() => Assert.That(await TinyPages.DiagnosticsAsync(), Is.Empty);

    private static async Task<string> PageAsync(TinyPage page) => (await TinyPages.FilesAsync())[page.OutputFile];
}
