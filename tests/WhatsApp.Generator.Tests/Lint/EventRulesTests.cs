namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class EventRulesTests
{
    private const string Payload = "webhooks/incoming-webhook-payload";
    private const string Closed = "webhooks/shop-closed";
    private const string Name = "name: ShopClosed";

    [Test]
    public void A_page_with_an_event_and_no_line_elsewhere_is_accepted() => Pages().FindsNothing();

    [Test]
    public void A_page_without_an_event_is_refused() => Pages()
        .Remove(Closed, "x-event:").Remove(Closed, Name).Remove(Closed, "description: A shop was closed for good.")
        .Finds("event", "ShopClosedChange:", "Add 'x-event' with 'name' and 'description' to 'ShopClosedChange'");

    [Test]
    public void A_change_that_extends_nothing_is_refused() => Pages()
        .Remove(Closed, "- $ref: './incoming-webhook-payload.yaml#/components/schemas/WebhookChange'")
        .FindsAmongOthers("event", "/whatsapp/webhooks/shop_closed:", "Let 'ShopClosedChange' extend 'WebhookChange'");

    [Test]
    public void An_event_without_a_name_is_refused() => Pages()
        .Remove(Closed, Name)
        .Finds("missing-key", "x-event:", "Add 'name' to 'x-event'");

    [Test]
    public void A_misspelt_key_is_recognized() => Pages()
        .Change(Closed, Name, "nam: ShopClosed")
        .Finds("unknown-key", "nam: ShopClosed", "Write 'name' instead of 'nam'");

    [Test]
    public void Two_events_of_one_name_are_refused() => Pages()
        .Change(Closed, "$ref: '#/components/schemas/ShopClosedValue'", "$ref: '#/components/schemas/ShopClosed'")
        .Change(Closed, "ShopClosedValue:", "ShopClosed:")
        .FindsAmongOthers("duplicate-name", "name: ShopClosed", "'ShopClosed' is the schema at");

    [Test]
    public void An_event_of_items_that_is_declared_nowhere_is_refused_with_the_name_that_was_meant() => Pages()
        .Append(Closed, """
                    keys:
                      type: array
                      description: Its keys.
                      x-event:
                        name: ShopClosd
                      items:
                        $ref: '#/components/schemas/ClosedDoor'
            """)
        .Finds("event", "name: ShopClosd", "Write 'ShopClosed' instead of 'ShopClosd'");

    [TestCase("unknown-key", "wa_i: id", "Write 'wa_id' instead of 'wa_i'")]
    [TestCase("event", "user_id: uid", "Name the member of the item that is the 'user_id' of the contact")]
    [TestCase("value-kind", "person: writer", "instead of 'writer': sender, recipient, user")]
    public void A_contact_that_cannot_be_found_is_refused(string rule, string contact, string advice) => Pages()
        .Append(Closed, $"""
                    keys:
                      type: array
                      description: Its keys.
                      x-event:
                        name: ShopClosed
                        contact:
                          {contact}
                      items:
                        $ref: '#/components/schemas/ClosedDoor'
            """)
        .Finds(rule, contact, advice);

    private static LintedPages Pages() => new LintedPages()
        .Page(Payload, """
            openapi: 3.1.0
            info:
              title: Payload
              description: What comes to a webhook.
              version: v23.0
            externalDocs:
              url: https://developers.facebook.com/docs/reference/webhooks/incoming-webhook-payload
            webhooks:
              /whatsapp/webhooks:
                post:
                  operationId: receivePayload
                  summary: Receives changes.
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema:
                          $ref: '#/components/schemas/WebhookPayload'
                        examples:
                          none:
                            value: {}
                  responses:
                    '200':
                      description: The webhook was accepted.
            components:
              schemas:
                WebhookPayload:
                  type: object
                  description: A call.
                  properties:
                    change:
                      $ref: '#/components/schemas/WebhookChange'
                WebhookChange:
                  type: object
                  description: A change.
                  x-event:
                    name: Convert
                  discriminator:
                    propertyName: field
                    mapping: {}
                  required:
                    - field
                  properties:
                    field:
                      type: string
                      description: The field.

            """)
        .Page(Closed, """
            openapi: 3.1.0
            info:
              title: Shop closed
              description: A shop was closed.
              version: v23.0
            externalDocs:
              url: https://developers.facebook.com/docs/reference/webhooks/shop-closed
            webhooks:
              /whatsapp/webhooks/shop_closed:
                post:
                  operationId: receiveShopClosed
                  summary: Reports that a shop was closed.
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema:
                          $ref: '#/components/schemas/ShopClosedChange'
                        examples:
                          closed:
                            value:
                              field: shop_closed
                              value:
                                doors: []
                  responses:
                    '200':
                      description: The webhook was accepted.
            components:
              schemas:
                ShopClosedChange:
                  description: A shop was closed.
                  x-event:
                    name: ShopClosed
                    description: A shop was closed for good.
                  allOf:
                    - $ref: './incoming-webhook-payload.yaml#/components/schemas/WebhookChange'
                    - type: object
                      properties:
                        value:
                          $ref: '#/components/schemas/ShopClosedValue'
                ShopClosedValue:
                  type: object
                  description: What was closed.
                  properties:
                    doors:
                      type: array
                      description: The doors that were closed.
                      items:
                        $ref: '#/components/schemas/ClosedDoor'
                ClosedDoor:
                  type: object
                  description: A door.
                  properties:
                    number:
                      type: integer
                      description: Its number.

            """);
}
