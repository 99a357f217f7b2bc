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
        /// <summary>Edge <c>store</c>, on Meta's page roots.</summary>
        public partial class WarehouseStoreRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public WarehouseStoreRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Opens the store.</summary>
            /// <param name="body">The key of the store.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("openStore", "POST", "/{Version}/warehouse/store")]
            public virtual Task<SuccessResponse> PostAsync(
                StoreForm body,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "openStore",
                    Path = Path,
                    IsAnonymous = true,
                    FormBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(StoreForm, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> PostAsync(
                StoreForm body,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, null, cancellationToken);
        }

        /// <summary>The key of the store.</summary>
        public sealed partial class StoreForm : JsonModel, IJsonModel<StoreForm>, IFormBody
        {
            /// <summary>The key.</summary>
            public string? Key { get; set; }

            static StoreForm IJsonModel<StoreForm>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new StoreForm());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "key":
                        Key = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("key", Key);
            }

            void IFormBody.WriteTo(FormFields form)
            {
                form.WriteSecret("key", Key);
            }
        }

        /// <summary>Edge <c>warehouse</c>, on Meta's page roots.</summary>
        public partial class WarehouseRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public WarehouseRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Edge <c>store</c>, on Meta's page roots.</summary>
            public virtual WarehouseStoreRequestBuilder Store => new(Adapter, Path + "/store");
        }
        """);

    [Test]
    public Task Path_without_a_node_starts_from_the_client_and_may_need_no_token() =>
        TinyPages.AssertPrintsAsync(Roots);
}
