namespace WhatsApp.Generator.Tests.Lint;

/// <summary>Pages with one of everything, as small as they can be.</summary>
internal static class ValidPages
{
    public static IEnumerable<(string Name, string Text)> All =>
    [
        (LintedPages.Nodes, Nodes),
        (LintedPages.Parameters, Parameters),
        (LintedPages.Errors, Errors),
        ("shared/paging", Paging),
        (LintedPages.Shop, Shop),
        (LintedPages.Photo, Photo),
        (LintedPages.Webhook, Webhook),
    ];

    private const string Nodes = """
        openapi: 3.1.0
        info:
          title: Nodes
          description: What a path can start from.
          version: v23.0
        components:
          parameters:
            AccountId:
              name: Account-ID
              in: path
              description: Id of an account.
              required: true
              schema:
                type: string
              x-node:
                collection: Accounts
                item: Account
                description: An account.
        """;

    private const string Parameters = """
        openapi: 3.1.0
        info:
          title: Parameters
          description: Parameters of many operations.
          version: v23.0
        components:
          parameters:
            Version:
              name: Version
              in: path
              description: Version of the Graph API.
              required: true
              schema:
                type: string
            After:
              name: after
              in: query
              description: Cursor of the page before.
              schema:
                type: string
        """;

    private const string Errors = """
        openapi: 3.1.0
        info:
          title: Errors
          description: The error envelope.
          version: v23.0
        components:
          responses:
            Error:
              description: The request failed.
              content:
                application/json:
                  schema:
                    $ref: '#/components/schemas/GraphError'
          schemas:
            GraphError:
              type: object
              description: Why a request failed.
              properties:
                code:
                  type: integer
                  description: Error code.
        """;

    private const string Paging = """
        openapi: 3.1.0
        info:
          title: Paging
          description: Where a page stands in its list.
          version: v23.0
        components:
          schemas:
            Paging:
              type: object
              description: Where a page stands in its list.
              properties:
                after:
                  type: string
                  description: Cursor of the last item.
        """;

    private const string Shop = """
        openapi: 3.1.0
        info:
          title: Shop API
          description: Lists shops and opens one.
          version: v23.0
        externalDocs:
          url: https://developers.facebook.com/docs/reference/account/shop-api
        paths:
          /{Version}/{Account-ID}/shops:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
            get:
              operationId: listShops
              summary: Lists the shops of the account.
              x-paged: true
              parameters:
                - name: limit
                  in: query
                  description: How many shops one page holds at most.
                  schema:
                    type: integer
                    minimum: 1 # limit
                # more parameters
                - $ref: '../shared/parameters.yaml#/components/parameters/After'
              responses: # of get
                '200': # of get
                  description: A page of shops.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/ShopPage'
                      examples: { one: { value: { data: [] } } }
                # more answers
                default: # of get
                  $ref: '../shared/errors.yaml#/components/responses/Error'
            post:
              operationId: openShop
              summary: Opens a shop.
              requestBody:
                required: true
                content: # of the body
                  application/json: # of the body
                    schema: # of the body
                      $ref: '#/components/schemas/Shop' # the body
                    examples:
                      plain:
                        value:
                          name: Harbor Books
              responses:
                '200':
                  description: The shop.
                  content: # of the answer
                    application/json: # of the answer
                      schema: # of the answer
                        $ref: '#/components/schemas/Shop'
                      examples: { one: { value: { name: Harbor Books } } }
                default: # of post
                  $ref: '../shared/errors.yaml#/components/responses/Error' # of post
          # more paths
        components:
          schemas:
            ShopPage:
              type: object
              description: A page of shops.
              properties:
                data:
                  type: array # of shops
                  description: The shops.
                  items:
                    $ref: '#/components/schemas/Shop' # in the page
                paging:
                  $ref: '../shared/paging.yaml#/components/schemas/Paging'
            Shop:
              type: object
              description: A shop of an account.
              required:
                - name
              properties:
                name:
                  type: string
                  description: What the shop is called.
                state:
                  $ref: '#/components/schemas/ShopState'
                  description: How the shop is doing today.
                opened:
                  type: string
                  format: date
                  description: When the shop was opened.
                offers:
                  type: array
                  description: What the shop offers.
                  items:
                    $ref: '#/components/schemas/Offer'
                labels:
                  type: object
                  description: Texts by language.
                  additionalProperties:
                    type: string
                # more properties
            ShopState:
              type: string
              description: How a shop is doing.
              enum:
                - OPEN
                - CLOSED
              x-enum-docs:
                OPEN: Customers can buy.
                CLOSED: Nobody can buy.
            Offer:
              type: object
              description: Something that a shop offers.
              discriminator:
                propertyName: type
                mapping:
                  discount: '#/components/schemas/Discount'
                  gift: '#/components/schemas/Gift'
              required: # of Offer
                - type
              properties: # of Offer
                type: # of Offer
                  type: string # of Offer
                  description: The kind of offer.
                # more of Offer
            Discount:
              description: A lower price.
              allOf:
                - $ref: '#/components/schemas/Offer' # of Discount
                - type: object # of Discount
                  properties:
                    percent:
                      type: number
                      description: How much lower the price is.
            Gift:
              description: Something for free.
              allOf: # of Gift
                - $ref: '#/components/schemas/Offer' # of Gift
                - type: object # of Gift
                  properties:
                    code:
                      type: string
                      description: Code of the gift.
        """;

    private const string Photo = """
        openapi: 3.1.0
        info:
          title: Photo API
          description: Uploads and downloads photos.
          version: v23.0
        externalDocs:
          url: https://developers.facebook.com/docs/reference/account/photo-api
        paths:
          /{Version}/{Account-ID}/photo:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/AccountId'
            get:
              operationId: downloadPhoto
              summary: Downloads the photo.
              responses:
                '200':
                  description: The bytes of the photo.
                  content:
                    image/jpeg:
                      schema: # of the answer
                        type: string # of the answer
                        format: binary # of the answer
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
            post:
              operationId: uploadPhoto
              summary: Uploads a photo.
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      $ref: '#/components/schemas/PhotoUpload'
                    examples: { one: { value: { file: harbor.jpg } } }
              responses:
                '200':
                  description: The photo.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/PhotoInfo'
                      examples: { one: { value: { id: '1002003' } } }
                default: # of post
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            PhotoUpload:
              type: object
              description: A photo to upload.
              properties:
                file:
                  type: string
                  format: binary # to upload
                  description: The photo.
            PhotoInfo:
              type: object
              description: A photo that was uploaded.
              properties:
                id:
                  type: string
                  description: Id of the photo.
        """;

    private const string Webhook = """
        openapi: 3.1.0
        info:
          title: Shop webhook
          description: What Meta tells about shops.
          version: v23.0
        externalDocs:
          url: https://developers.facebook.com/docs/reference/webhooks/shop-webhook
        webhooks:
          /shops:
            post:
              operationId: receiveShop
              summary: Takes what Meta has to tell about shops.
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/ShopEvent'
                    examples: { one: { value: { text: Opened } } }
              responses:
                '200':
                  description: The webhook was taken.
        components:
          schemas:
            ShopEvent:
              type: object
              description: Something that happened to a shop.
              x-shape:
                visitor: '#/components/schemas/VisitEvent'
                otherwise: '#/components/schemas/PlainEvent'
            VisitEvent:
              description: Somebody visited the shop.
              allOf:
                - $ref: '#/components/schemas/ShopEvent' # of VisitEvent
                - type: object
                  properties:
                    visitor:
                      type: string
                      description: Who visited the shop.
            PlainEvent:
              description: Something else happened.
              allOf:
                - $ref: '#/components/schemas/ShopEvent' # of PlainEvent
                - type: object
                  properties:
                    text:
                      type: string
                      description: What happened.
        """;
}
