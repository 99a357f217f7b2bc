namespace WhatsApp.Generator.Tests.Generate;

public sealed class OperationTemplateTests
{
    internal static readonly TinyPage Verbs = new("box/verbs", """
        paths:
          /{Version}/{Box-ID}:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: getBox
              summary: Gets a box.
              description: It may be closed.
              parameters:
                - name: with_lid
                  in: query
                  description: Whether to return the lid.
                  schema:
                    type: boolean
              responses:
                '200':
                  description: The box.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
          /{Version}/{Box-ID}/locks:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            post:
              operationId: createLock
              summary: Adds a lock.
              parameters:
                - name: owner
                  in: query
                  description: Who owns the lock.
                  required: true
                  schema:
                    type: string
                - name: shape
                  in: query
                  description: Shape of the lock.
                  required: true
                  schema:
                    $ref: '#/components/schemas/LockShape'
                - name: until
                  in: query
                  description: When the lock opens.
                  x-name: OpensAt
                  schema:
                    type: integer
                    format: unixtime
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/LockRequest'
              responses:
                '201':
                  description: Whether it was added.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
            delete:
              operationId: deleteLock
              summary: Removes a lock.
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/LockRequest'
              responses:
                '200':
                  description: Whether it was removed.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            LockShape:
              type: string
              description: Shape of a lock.
              enum:
                - round
              x-enum-docs:
                round: Like a coin.
            LockRequest:
              type: object
              description: A lock.
              properties:
                key:
                  type: string
                  description: What opens the lock.
        """, """
        public partial class BoxItemRequestBuilder
        {
            private static readonly OperationInfo GetBoxOperation =
                new("getBox", HttpMethod.Get, "/{version}/{box_id}");

            /// <summary>Gets a box. It may be closed.</summary>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> GetAsync(
                BoxQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(GetRequest(query, options), cancellationToken);

            /// <summary>The request of <see cref="GetAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToGetRequestInformation(
                BoxQuery? query = null, RequestOptions? options = null) =>
                ToInformation(GetRequest(query, options));

            private GraphRequest GetRequest(BoxQuery? query, RequestOptions? options) =>
                Request(GetBoxOperation, options).WithQuery(query);
        }

        /// <summary>
        /// Adds a lock. Removes a lock. Gets the lock. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/verbs"/>.
        /// </summary>
        public partial class BoxLocksRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxLocksRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo CreateLockOperation =
                new("createLock", HttpMethod.Post, "/{version}/{box_id}/locks");

            /// <summary>Adds a lock.</summary>
            /// <param name="body">A lock.</param>
            /// <param name="query">Query parameters.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> PostAsync(
                LockRequest body,
                BoxLocksPostQuery query,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(PostRequest(body, query, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                LockRequest body, BoxLocksPostQuery query, RequestOptions? options = null) =>
                ToInformation(PostRequest(body, query, options));

            private GraphRequest PostRequest(LockRequest body, BoxLocksPostQuery query, RequestOptions? options) =>
                Request(CreateLockOperation, options).WithRequiredQuery(query).WithJson(body);

            private static readonly OperationInfo DeleteLockOperation =
                new("deleteLock", HttpMethod.Delete, "/{version}/{box_id}/locks");

            /// <summary>Removes a lock.</summary>
            /// <param name="body">A lock. Null sends an empty one.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> DeleteAsync(
                LockRequest? body = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(DeleteRequest(body, options), cancellationToken);

            /// <summary>The request of <see cref="DeleteAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToDeleteRequestInformation(
                LockRequest? body = null, RequestOptions? options = null) =>
                ToInformation(DeleteRequest(body, options));

            private GraphRequest DeleteRequest(LockRequest? body, RequestOptions? options) =>
                Request(DeleteLockOperation, options).WithJson(body ?? new());
        }

        /// <summary>Shape of a lock.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<LockShape>))]
        public readonly record struct LockShape(string Value) : IOpenEnumValue<LockShape>
        {
            /// <summary>Like a coin.</summary>
            public static LockShape Round => new("round");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator LockShape(string value) => new(value);

            /// <inheritdoc/>
            public static LockShape FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A lock.</summary>
        [JsonConverter(typeof(ModelJsonConverter<LockRequest>))]
        public sealed partial class LockRequest : JsonModel, IJsonModel<LockRequest>
        {
            /// <summary>What opens the lock.</summary>
            public string? Key { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static LockRequest CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<LockRequest>(parseNode);

            static LockRequest IJsonModel<LockRequest>.Create(ref GraphJsonReader reader) => new();

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
        }

        /// <summary>Parameters of <see cref="BoxItemRequestBuilder.GetAsync"/>.</summary>
        public sealed class BoxQuery : IQueryParameters
        {
            /// <summary>Whether to return the lid.</summary>
            public bool? WithLid { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteBoolean("with_lid", WithLid);
            }
        }

        /// <summary>Parameters of <see cref="BoxLocksRequestBuilder.PostAsync"/>.</summary>
        public sealed class BoxLocksPostQuery : IQueryParameters
        {
            /// <summary>Who owns the lock.</summary>
            public required string Owner { get; set; }

            /// <summary>Shape of the lock.</summary>
            public required LockShape Shape { get; set; }

            /// <summary>When the lock opens.</summary>
            public DateTimeOffset? OpensAt { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteString("owner", Owner);
                query.WriteEnum("shape", Shape);
                query.WriteUnixTime("until", OpensAt);
            }
        }
        """);

    /// <summary>Stands after <see cref="Verbs"/>, which declares the builder.</summary>
    internal static readonly TinyPage SecondPageOfAnEdge = new("box/yet-another-page", """
        paths:
          /{Version}/{Box-ID}/locks:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: getLock
              summary: Gets the lock.
              responses:
                '200':
                  description: Whether there is one.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        """, """
        public partial class BoxLocksRequestBuilder
        {
            private static readonly OperationInfo GetLockOperation =
                new("getLock", HttpMethod.Get, "/{version}/{box_id}/locks");

            /// <summary>Gets the lock.</summary>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> GetAsync(
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(GetRequest(options), cancellationToken);

            /// <summary>The request of <see cref="GetAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToGetRequestInformation(RequestOptions? options = null) =>
                ToInformation(GetRequest(options));

            private GraphRequest GetRequest(RequestOptions? options) =>
                Request(GetLockOperation, options);
        }
        """);

    internal static readonly TinyPage Webhook = new("webhooks/box-news", """
        webhooks:
          /boxes/webhooks:
            post:
              operationId: receiveBoxNews
              summary: News of a box.
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/BoxNews'
              responses:
                '200':
                  description: Taken.
        components:
          schemas:
            BoxNews:
              type: object
              description: What happened to a box.
              properties:
                product:
                  type: string
                  description: The product.
                  const: boxes
                error:
                  $ref: '../shared/errors.yaml#/components/schemas/GraphError'
        """, """
        /// <summary>What happened to a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<BoxNews>))]
        public sealed partial class BoxNews : JsonModel, IJsonModel<BoxNews>
        {
            /// <summary>The product. Always <c>boxes</c>.</summary>
            public string? Product { get; set; }

            /// <summary>
            /// The error of a request, of one item of a batch, or of a message or change that a webhook reports.
            /// </summary>
            public GraphError? Error { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static BoxNews CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<BoxNews>(parseNode);

            static BoxNews IJsonModel<BoxNews>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 7 when name.SequenceEqual("product"u8): Product = reader.ReadKnownString(); return true;
                    case 5 when name.SequenceEqual("error"u8): Error = reader.ReadModel<GraphError>(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("product"u8, Product);
                writer.WriteModel("error"u8, Error);
            }
        }
        """);

    [Test]
    public Task Verb_is_one_method_that_accepts_body_query_and_options() =>
        TinyPages.AssertPrintsAsync(Verbs);

    [Test]
    public Task Builder_is_declared_by_the_first_page_of_its_edge_alone() =>
        TinyPages.AssertPrintsAsync(SecondPageOfAnEdge);

    [Test]
    public Task Webhook_has_a_namespace_of_its_own_and_invents_no_constant() =>
        TinyPages.AssertPrintsAsync(Webhook);
}
