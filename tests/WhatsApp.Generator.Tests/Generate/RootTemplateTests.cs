namespace WhatsApp.Generator.Tests.Generate;

public sealed class RootTemplateTests
{
    internal static readonly TinyPage Roots = new("store/roots", """
        paths:
          /{Version}/warehouse/store:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
            post:
              operationId: openStore
              summary: Opens the store.
              security: []
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      $ref: '#/components/schemas/StoreForm'
              responses:
                '200':
                  description: Whether it is open.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            StoreForm:
              type: object
              description: The key of the store.
              properties:
                key:
                  type: string
                  format: password
                  description: The key.
        """, """
        /// <summary>
        /// Opens the store. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/store/roots"/>.
        /// </summary>
        public partial class WarehouseStoreRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal WarehouseStoreRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo OpenStoreOperation =
                new("openStore", HttpMethod.Post, "/{version}/warehouse/store") { IsAnonymous = true };

            /// <summary>Opens the store.</summary>
            /// <param name="body">The key of the store. Null sends an empty one.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> PostAsync(
                StoreForm? body = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(PostRequest(body, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                StoreForm? body = null, RequestOptions? options = null) =>
                ToInformation(PostRequest(body, options));

            private GraphRequest PostRequest(StoreForm? body, RequestOptions? options) =>
                Request(OpenStoreOperation, options).WithForm(body ?? new());
        }

        /// <summary>The key of the store.</summary>
        [JsonConverter(typeof(ModelJsonConverter<StoreForm>))]
        public sealed partial class StoreForm : JsonModel, IJsonModel<StoreForm>, IFormBody
        {
            /// <summary>The key.</summary>
            public string? Key { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static StoreForm CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<StoreForm>(parseNode);

            static StoreForm IJsonModel<StoreForm>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 3 when name.SequenceEqual("key"u8): Key = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("key"u8, Key);
            }

            void IFormBody.WriteTo(FormFields form)
            {
                form.WriteSecret("key", Key);
            }
        }
        """);

    [Test]
    public Task Path_without_a_node_starts_from_the_client_and_may_need_no_token() =>
        TinyPages.AssertPrintsAsync(Roots);
}
