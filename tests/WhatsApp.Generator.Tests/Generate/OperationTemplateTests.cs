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
            /// <summary>Gets a box. It may be closed.</summary>
            /// <param name="query">Parameters of the query, or none for what Meta takes without them.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("getBox", "GET", "/{Version}/{Box-ID}")]
            public virtual Task<SuccessResponse> GetAsync(
                BoxQuery? query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                var request = new RequestInformation
                {
                    Method = HttpMethod.Get,
                    OperationId = "getBox",
                    Path = Path,
                    Query = query,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="GetAsync(BoxQuery?, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> GetAsync(
                BoxQuery? query = null,
                CancellationToken cancellationToken = default) =>
                GetAsync(query, null, cancellationToken);
        }

        /// <summary>Edge <c>locks</c>, on Meta's page verbs.</summary>
        public partial class BoxLocksRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public BoxLocksRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Adds a lock.</summary>
            /// <param name="body">A lock.</param>
            /// <param name="query">Parameters of the query.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("createLock", "POST", "/{Version}/{Box-ID}/locks")]
            public virtual Task<SuccessResponse> PostAsync(
                LockRequest body,
                BoxLocksPostQuery query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                ArgumentNullException.ThrowIfNull(query);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "createLock",
                    Path = Path,
                    Query = query,
                    JsonBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(LockRequest, BoxLocksPostQuery, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> PostAsync(
                LockRequest body,
                BoxLocksPostQuery query,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, query, null, cancellationToken);

            /// <summary>Removes a lock.</summary>
            /// <param name="body">A lock.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("deleteLock", "DELETE", "/{Version}/{Box-ID}/locks")]
            public virtual Task<SuccessResponse> DeleteAsync(
                LockRequest body,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Delete,
                    OperationId = "deleteLock",
                    Path = Path,
                    JsonBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="DeleteAsync(LockRequest, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> DeleteAsync(
                LockRequest body,
                CancellationToken cancellationToken = default) =>
                DeleteAsync(body, null, cancellationToken);
        }

        /// <summary>Shape of a lock.</summary>
        /// <param name="Value">The text on the wire.</param>
        public readonly record struct LockShape(string Value) : IOpenEnumValue<LockShape>
        {
            /// <summary>Like a coin.</summary>
            public static LockShape Round => new("round");

            /// <summary>Takes any text, whether the pages know it or not.</summary>
            public static implicit operator LockShape(string value) => new(value);

            /// <inheritdoc/>
            public static LockShape FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A lock.</summary>
        public sealed partial class LockRequest : JsonModel, IJsonModel<LockRequest>
        {
            /// <summary>What opens the lock.</summary>
            public string? Key { get; set; }

            static LockRequest IJsonModel<LockRequest>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new LockRequest());

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
        }

        /// <summary>
        /// Parameters of <see cref="BoxItemRequestBuilder.GetAsync(BoxQuery?, RequestOptions?, CancellationToken)"/>.
        /// </summary>
        public sealed class BoxQuery : IQueryParameters
        {
            /// <summary>Whether to return the lid.</summary>
            public bool? WithLid { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteBoolean("with_lid", WithLid);
            }
        }

        /// <summary>
        /// Parameters of <see cref="BoxLocksRequestBuilder.PostAsync(LockRequest, BoxLocksPostQuery, RequestOptions?,
        /// CancellationToken)"/>.
        /// </summary>
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
            /// <summary>Gets the lock.</summary>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("getLock", "GET", "/{Version}/{Box-ID}/locks")]
            public virtual Task<SuccessResponse> GetAsync(
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                var request = new RequestInformation
                {
                    Method = HttpMethod.Get,
                    OperationId = "getLock",
                    Path = Path,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="GetAsync(RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> GetAsync(
                CancellationToken cancellationToken = default) =>
                GetAsync(null, cancellationToken);
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
        public sealed partial class BoxNews : JsonModel, IJsonModel<BoxNews>
        {
            /// <summary>The product. Always <c>boxes</c>.</summary>
            public string? Product { get; set; }

            /// <summary>
            /// Why something failed: a request, one item of a batch, or a message or a change that a webhook reports.
            /// </summary>
            public GraphError? Error { get; set; }

            static BoxNews IJsonModel<BoxNews>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new BoxNews());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "product":
                        Product = reader.ReadString();
                        return true;
                    case "error":
                        Error = reader.ReadModel<GraphError>();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("product", Product);
                writer.WriteModel("error", Error);
            }
        }
        """);

    [Test]
    public Task Verb_is_a_method_with_and_one_without_options_taking_body_and_query() =>
        TinyPages.AssertPrintsAsync(Verbs);

    [Test]
    public Task Builder_is_declared_by_the_first_page_of_its_edge_alone() =>
        TinyPages.AssertPrintsAsync(SecondPageOfAnEdge);

    [Test]
    public Task Webhook_has_a_namespace_of_its_own_and_invents_no_constant() =>
        TinyPages.AssertPrintsAsync(Webhook);
}
