using WhatsApp.Generator.Build;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Lint;
using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>A new webhook field is one new page: neither another page nor C# is edited for it.</summary>
public sealed class WebhookEventTests
{
    private const string Page = """
        openapi: 3.1.0
        info:
          title: parcel_update Webhook
          description: Parcels on their way.
          version: v27.0
        externalDocs:
          url: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/parcel_update
        webhooks:
          /whatsapp/webhooks/parcel_update:
            post:
              operationId: receiveParcelUpdate
              summary: Reports where parcels are.
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/ParcelUpdateChange'
                    examples:
                      arrived:
                        value:
                          value:
                            metadata:
                              phone_number_id: '300000000000001'
                            parcels:
                              - id: '1'
                                timestamp: '1767225600'
                                wa_id: '15550100002'
                          field: parcel_update
              responses:
                '200':
                  description: The webhook was accepted.
        components:
          schemas:
            ParcelUpdateChange:
              description: Parcels are on their way.
              allOf:
                - $ref: './incoming-webhook-payload.yaml#/components/schemas/WebhookChange'
                - type: object
                  properties:
                    value:
                      $ref: '#/components/schemas/ParcelUpdateValue'
            ParcelUpdateValue:
              type: object
              description: Parcels on their way.
              properties:
                metadata:
                  $ref: './incoming-webhook-payload.yaml#/components/schemas/WebhookMetadata'
                contacts:
                  type: array
                  description: The recipients.
                  items:
                    $ref: './incoming-webhook-payload.yaml#/components/schemas/WebhookContact'
                parcels:
                  type: array
                  description: The parcels.
                  x-event:
                    name: ParcelMoved
                    description: A parcel was moved.
                    member: Parcel
                    contact:
                      wa_id: wa_id
                  items:
                    $ref: '#/components/schemas/MovedParcel'
            MovedParcel:
              type: object
              description: A parcel that was moved.
              properties:
                id:
                  type: string
                  description: Id of the parcel.
                timestamp:
                  type: string
                  format: unixtime
                  description: When it was moved.
                wa_id:
                  type: string
                  description: WhatsApp id of its recipient.

        """;

    [Test]
    public async Task New_field_needs_one_page()
    {
        string root = Repository.Root();
        using var work = new TemporaryFolder();
        string pagesFolder = Path.Combine(root, "openapi");
        foreach (string file in Directory.EnumerateFiles(pagesFolder, "*.yaml", SearchOption.AllDirectories))
        {
            work.Write(Path.Combine("openapi", Path.GetRelativePath(pagesFolder, file)), File.ReadAllText(file));
        }

        work.Write("openapi/webhooks/parcel-update.yaml", Page);
        PageSet pages = PageSet.Load(work.Of("openapi"));
        Assert.That(PageLint.Check(pages, Path.Combine(root, "generator-templates")), Is.Empty);

        string printed = await NSwagRunner.RunAsync(root, work.Path, Bundler.Bundle(pages), CancellationToken.None);
        SortedDictionary<string, string> files = Splitter.Join(Splitter.Split(printed), pages);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files["webhooks/parcel-update.g.cs"], Does.Contain("""
                    internal override void AddEvents(WebhookEntry entry, List<WebhookEvent> events)
                    {
                        WebhookOrigin origin = WebhookOrigin.Of(entry, this, Value?.Metadata);
                        var contacts = new WebhookContacts(Value?.Contacts);
                        foreach (MovedParcel item in WebhookEvents.Items(Value?.Parcels))
                        {
                            events.Add(new ParcelMoved(origin, item, contacts.Find(new PersonIds(item.WaId, null, null))));
                        }
                    }
                """));
            Assert.That(files["webhooks/parcel-update.g.cs"], Does.Contain("""
                /// <summary>A parcel was moved.</summary>
                public sealed partial class ParcelMoved : WebhookEvent
                {
                    internal ParcelMoved(WebhookOrigin origin, MovedParcel item, WebhookContact? contact)
                        : base(origin, item) => Contact = contact;

                    /// <summary>A parcel that was moved.</summary>
                    public MovedParcel Parcel => (MovedParcel)Item;

                    /// <summary>Name, username and ids of the other person. Null if the webhook does not report them.</summary>
                    public WebhookContact? Contact { get; }

                    /// <inheritdoc/>
                    public override DateTimeOffset? Time => Parcel.Timestamp ?? base.Time;
                }
                """));
            Assert.That(
                files["webhooks/incoming-webhook-payload.g.cs"],
                Does.Contain("            \"parcel_update\" => reader.Create<ParcelUpdateChange>(),\n"));
            Assert.That(SdkCompiler.Compile(root, OnlyNew(files)), Is.Empty);
        }
    }

    private static Dictionary<string, string> OnlyNew(IReadOnlyDictionary<string, string> files) =>
        files.Where(file => file.Key == "webhooks/parcel-update.g.cs").ToDictionary();
}
