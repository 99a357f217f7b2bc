namespace WhatsApp.Generator.Tests.Generate;

public sealed class DeprecatedTemplateTests
{
    internal static readonly TinyPage Deprecated = new("box/deprecated", """
        paths:
          /{Version}/{Box-ID}/ropes:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            post:
              operationId: createRope
              summary: Ties a rope around a box.
              deprecated: true
              parameters:
                - name: knots
                  in: query
                  description: How many knots.
                  deprecated: true
                  schema:
                    type: integer
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/Rope'
              responses:
                '200':
                  description: Whether it holds.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            Rope:
              type: object
              description: A rope.
              required:
                - thickness
              properties:
                length:
                  type: integer
                  description: Length in meters.
                  deprecated: true
                thickness:
                  type: integer
                  description: Thickness in millimeters.
                  deprecated: true
                maker:
                  type: string
                  description: Who made it.
                  deprecated: true
                  const: us
        """, """
        /// <summary>Edge <c>ropes</c>, on Meta's page deprecated.</summary>
        public partial class BoxRopesRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public BoxRopesRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Ties a rope around a box.</summary>
            /// <param name="body">A rope.</param>
            /// <param name="query">Parameters of the query, or none for what Meta takes without them.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [Obsolete("Meta has deprecated this operation.")]
            [GraphOperation("createRope", "POST", "/{Version}/{Box-ID}/ropes")]
            public virtual Task<SuccessResponse> PostAsync(
                Rope body,
                BoxRopesPostQuery? query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "createRope",
                    Path = Path,
                    Query = query,
                    JsonBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(Rope, BoxRopesPostQuery?, RequestOptions?, CancellationToken)"/>
            [Obsolete("Meta has deprecated this operation.")]
            public Task<SuccessResponse> PostAsync(
                Rope body,
                BoxRopesPostQuery? query = null,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, query, null, cancellationToken);
        }

        /// <summary>A rope.</summary>
        public sealed partial class Rope : JsonModel, IJsonModel<Rope>
        {
            /// <summary>Length in meters.</summary>
            [Obsolete("Meta has deprecated this member.")]
            public long? Length { get; set; }

            /// <summary>Thickness in millimeters. Required in a request.</summary>
            [Obsolete("Meta has deprecated this member.")]
            public long? Thickness { get; set; }

            /// <summary>Who made it. Always <c>us</c>.</summary>
            [Obsolete("Meta has deprecated this member.")]
            public string? Maker { get; set; } = "us";

            static Rope IJsonModel<Rope>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new Rope
                {
                    Maker = null,
                });

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "length":
                        Length = reader.ReadInt64();
                        return true;
                    case "thickness":
                        Thickness = reader.ReadInt64();
                        return true;
                    case "maker":
                        Maker = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteInt64("length", Length);
                writer.WriteInt64("thickness", Thickness);
                writer.WriteString("maker", Maker);
            }
        }

        /// <summary>
        /// Parameters of <see cref="BoxRopesRequestBuilder.PostAsync(Rope, BoxRopesPostQuery?, RequestOptions?,
        /// CancellationToken)"/>.
        /// </summary>
        public sealed class BoxRopesPostQuery : IQueryParameters
        {
            /// <summary>How many knots.</summary>
            [Obsolete("Meta has deprecated this parameter.")]
            public long? Knots { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteInt64("knots", Knots);
            }
        }
        """, HasDeprecated: true);

    [Test]
    public Task What_Meta_has_deprecated_is_obsolete_without_a_warning_in_the_generated_code() =>
        TinyPages.AssertPrintsAsync(Deprecated);
}
