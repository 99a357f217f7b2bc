namespace WhatsApp.Generator.Tests.Generate;

public sealed class HostTemplateTests
{
    internal static readonly TinyPage Hosts = new("box/hosts", """
        paths:
          /{Version}/shelves/{Shelf-ID}:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - name: Shelf-ID
                in: path
                description: Id of a shelf.
                required: true
                schema:
                  type: string
            delete:
              operationId: removeShelf
              summary: Removes a shelf.
              x-since: 2026-06-03
              responses:
                '200':
                  description: Whether it is gone.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
          /{Box-ID}/archive:
            x-host: api.facebook.com
            parameters:
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            post:
              operationId: archiveBox
              summary: Puts a box away.
              responses:
                '200':
                  description: Whether it was put away.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        """, string.Empty);

    [Test]
    public async Task Client_starts_from_a_word_before_an_item()
    {
        string client = (await TinyPages.FilesAsync())["nodes/client.g.cs"];

        Assert.That(
            client,
            Does.Contain("public virtual ShelvesRequestBuilder Shelves => field ??= new(_adapter, \"/shelves\");"));
    }

    [Test]
    public async Task Items_follow_a_word()
    {
        string page = (await TinyPages.FilesAsync())[Hosts.OutputFile];

        string edges = (await TinyPages.FilesAsync())["nodes/edges.g.cs"];

        Assert.That(edges, Does.Contain("public virtual ShelvesItemRequestBuilder this[string shelfId] =>"));
        Assert.That(page, Does.Contain("/// <summary>Removes a shelf. Since 2026-06-03.</summary>"));
        Assert.That(page, Does.Contain("""new("removeShelf", HttpMethod.Delete, "/{version}/shelves/{shelf_id}")"""));
    }

    [Test]
    public async Task Operations_of_another_host_name_it()
    {
        string page = (await TinyPages.FilesAsync())[Hosts.OutputFile];

        Assert.That(page.Split("{ Server = ApiHosts.ApiFacebookCom };"), Has.Length.EqualTo(2), "Only one operation has it.");
        Assert.That(page, Does.Contain("""new("archiveBox", HttpMethod.Post, "/{box_id}/archive") { Server ="""));
    }
}
