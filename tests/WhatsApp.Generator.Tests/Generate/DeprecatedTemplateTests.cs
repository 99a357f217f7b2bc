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
              x-replaced-by: createPicture
              parameters:
                - name: knots
                  in: query
                  description: How many knots.
                  deprecated: true
                  x-replaced-by: Nothing replaces it.
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
                  x-replaced-by: thickness
                thickness:
                  type: integer
                  description: Thickness in millimeters.
                  deprecated: true
                  x-replaced-by: Cord.turns
                maker:
                  type: string
                  description: Who made it.
                  deprecated: true
                  x-replaced-by: RopeColor
                  const: us
                color:
                  $ref: '#/components/schemas/RopeColor'
                cord:
                  $ref: '#/components/schemas/Cord'
            RopeColor:
              type: string
              description: The color of a rope.
              deprecated: true
              x-replaced-by: Ropes have no color any more.
              enum:
                - RED
              x-enum-docs:
                RED: Red.
            Cord:
              type: object
              description: A thin rope.
              deprecated: true
              x-replaced-by: Rope
              discriminator:
                propertyName: kind
                mapping:
                  silk: '#/components/schemas/SilkCord'
              required:
                - kind
              properties:
                kind:
                  type: string
                  description: The kind of cord.
                turns:
                  type: integer
                  description: How often it is wound.
            SilkCord:
              description: A cord of silk.
              allOf:
                - $ref: '#/components/schemas/Cord'
                - type: object
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
            [Obsolete("Meta has deprecated this operation. Use client.Boxes[id].Pictures.PostAsync.")]
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
            [Obsolete("Meta has deprecated this operation. Use client.Boxes[id].Pictures.PostAsync.")]
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
            [Obsolete("Meta has deprecated this member. Use Thickness.")]
            public long? Length { get; set; }

            /// <summary>Thickness in millimeters. Required in a request.</summary>
            [Obsolete("Meta has deprecated this member. Use Cord.Turns.")]
            public long? Thickness { get; set; }

            /// <summary>Who made it. Always <c>us</c>.</summary>
            [Obsolete("Meta has deprecated this member. Use RopeColor.")]
            public string? Maker { get; set; } = "us";

            /// <summary>The color of a rope.</summary>
            public RopeColor? Color { get; set; }

            /// <summary>A thin rope.</summary>
            public Cord? Cord { get; set; }

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
                    case "color":
                        Color = reader.ReadEnum<RopeColor>();
                        return true;
                    case "cord":
                        Cord = reader.ReadModel<Cord>();
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
                writer.WriteEnum("color", Color);
                writer.WriteModel("cord", Cord);
            }
        }

        /// <summary>The color of a rope.</summary>
        /// <param name="Value">The text on the wire.</param>
        [Obsolete("Meta has deprecated this type. Ropes have no color any more.")]
        public readonly record struct RopeColor(string Value) : IOpenEnumValue<RopeColor>
        {
            /// <summary>Red.</summary>
            public static RopeColor Red => new("RED");

            /// <summary>Takes any text, whether the pages know it or not.</summary>
            public static implicit operator RopeColor(string value) => new(value);

            /// <inheritdoc/>
            public static RopeColor FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A thin rope.</summary>
        [Obsolete("Meta has deprecated this type. Use Rope.")]
        public abstract partial class Cord : JsonModel, IJsonModel<Cord>
        {
            private protected Cord(string kind)
            {
                Kind = kind;
            }

            /// <summary>Which kind this is: the member <c>kind</c>. Empty where the JSON has none.</summary>
            public string Kind { get; private set; }

            /// <summary>How often it is wound.</summary>
            public long? Turns { get; set; }

            static Cord IJsonModel<Cord>.ReadFrom(GraphJsonReader reader) =>
                reader.PeekText("kind") switch
                {
                    "silk" => reader.ReadAs<SilkCord>(),
                    _ => reader.ReadAs<UnknownCord>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "kind":
                        Kind = reader.ReadString() ?? Kind;
                        return true;
                    case "turns":
                        Turns = reader.ReadInt64();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("kind", Kind);
                writer.WriteInt64("turns", Turns);
            }
        }

        /// <summary>
        /// A <see cref="Cord"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        [Obsolete("Meta has deprecated this type. Use Rope.")]
        public sealed class UnknownCord : Cord, IJsonModel<UnknownCord>
        {
            /// <summary>Makes one of any kind.</summary>
            /// <param name="kind">What the member <c>kind</c> says.</param>
            public UnknownCord(string kind)
                : base(kind)
            {
            }

            static UnknownCord IJsonModel<UnknownCord>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new UnknownCord(string.Empty));
        }

        /// <summary>A cord of silk.</summary>
        public sealed partial class SilkCord : Cord, IJsonModel<SilkCord>
        {
            /// <summary>Makes one whose kind is <c>silk</c>.</summary>
            public SilkCord()
                : base("silk")
            {
            }

            static SilkCord IJsonModel<SilkCord>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new SilkCord());
        }

        /// <summary>
        /// Parameters of <see cref="BoxRopesRequestBuilder.PostAsync(Rope, BoxRopesPostQuery?, RequestOptions?,
        /// CancellationToken)"/>.
        /// </summary>
        public sealed class BoxRopesPostQuery : IQueryParameters
        {
            /// <summary>How many knots.</summary>
            [Obsolete("Meta has deprecated this parameter. Nothing replaces it.")]
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
