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
        /// <summary>
        /// Ties a rope around a box. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/deprecated"/>.
        /// </summary>
        public partial class BoxRopesRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxRopesRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo CreateRopeOperation =
                new("createRope", HttpMethod.Post, "/{version}/{box_id}/ropes");

            /// <summary>Ties a rope around a box.</summary>
            /// <param name="body">A rope.</param>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            [Obsolete("Meta has deprecated this operation. Use client.Boxes[id].Pictures.PostAsync.")]
            public virtual Task<SuccessResponse> PostAsync(
                Rope body,
                BoxRopesPostQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(PostRequest(body, query, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            [Obsolete("Meta has deprecated this operation. Use client.Boxes[id].Pictures.PostAsync.")]
            public virtual RequestInformation ToPostRequestInformation(
                Rope body, BoxRopesPostQuery? query = null, RequestOptions? options = null) =>
                ToInformation(PostRequest(body, query, options));

            private GraphRequest PostRequest(Rope body, BoxRopesPostQuery? query, RequestOptions? options) =>
                Request(CreateRopeOperation, options).WithQuery(query).WithJson(body);
        }

        /// <summary>A rope.</summary>
        [JsonConverter(typeof(ModelJsonConverter<Rope>))]
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

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Rope CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Rope>(parseNode);

            static Rope IJsonModel<Rope>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Maker = null,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 6 when name.SequenceEqual("length"u8): Length = reader.ReadInt64(); return true;
                    case 9 when name.SequenceEqual("thickness"u8): Thickness = reader.ReadInt64(); return true;
                    case 5 when name.SequenceEqual("maker"u8): Maker = reader.ReadKnownString(); return true;
                    case 5 when name.SequenceEqual("color"u8): Color = reader.ReadEnum<RopeColor>(); return true;
                    case 4 when name.SequenceEqual("cord"u8): Cord = reader.ReadModel<Cord>(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteInt64("length"u8, Length);
                writer.WriteInt64("thickness"u8, Thickness);
                writer.WriteString("maker"u8, Maker);
                writer.WriteEnum("color"u8, Color);
                writer.WriteModel("cord"u8, Cord);
            }
        }

        /// <summary>The color of a rope.</summary>
        /// <param name="Value">The text on the wire.</param>
        [Obsolete("Meta has deprecated this type. Ropes have no color any more.")]
        [JsonConverter(typeof(OpenEnumJsonConverter<RopeColor>))]
        public readonly record struct RopeColor(string Value) : IOpenEnumValue<RopeColor>
        {
            /// <summary>Red.</summary>
            public static RopeColor Red => new("RED");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator RopeColor(string value) => new(value);

            /// <inheritdoc/>
            public static RopeColor FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A thin rope.</summary>
        [Obsolete("Meta has deprecated this type. Use Rope.")]
        [JsonConverter(typeof(ModelJsonConverter<Cord>))]
        public abstract partial class Cord : JsonModel, IJsonModel<Cord>
        {
            private protected Cord(string kind)
            {
                Kind = kind;
            }

            /// <summary>Kind of the object, from the member <c>kind</c>. Empty if the JSON has none.</summary>
            public string Kind { get; private set; }

            /// <summary>How often it is wound.</summary>
            public long? Turns { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Cord CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Cord>(parseNode);

            static Cord IJsonModel<Cord>.Create(ref GraphJsonReader reader) =>
                reader.PeekText("kind"u8, "silk") switch
                {
                    "silk" => reader.Create<SilkCord>(),
                    _ => reader.Create<UnknownCord>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("kind"u8): Kind = reader.ReadKind(Kind); return true;
                    case 5 when name.SequenceEqual("turns"u8): Turns = reader.ReadInt64(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("kind"u8, Kind);
                writer.WriteInt64("turns"u8, Turns);
            }
        }

        /// <summary>
        /// A <see cref="Cord"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [Obsolete("Meta has deprecated this type. Use Rope.")]
        [JsonConverter(typeof(ModelJsonConverter<UnknownCord>))]
        public sealed class UnknownCord : Cord, IJsonModel<UnknownCord>
        {
            /// <summary>Creates an object of any kind.</summary>
            /// <param name="kind">Value of the member <c>kind</c>.</param>
            public UnknownCord(string kind)
                : base(kind)
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownCord CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownCord>(parseNode);

            static UnknownCord IJsonModel<UnknownCord>.Create(ref GraphJsonReader reader) =>
                new(string.Empty);
        }

        /// <summary>A cord of silk.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SilkCord>))]
        public sealed partial class SilkCord : Cord, IJsonModel<SilkCord>
        {
            /// <summary>Creates an object of the kind <c>silk</c>.</summary>
            public SilkCord()
                : base("silk")
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new SilkCord CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SilkCord>(parseNode);

            static SilkCord IJsonModel<SilkCord>.Create(ref GraphJsonReader reader) => new();
        }

        /// <summary>Parameters of <see cref="BoxRopesRequestBuilder.PostAsync"/>.</summary>
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
