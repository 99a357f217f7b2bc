namespace WhatsApp.Generator.Tests.Generate;

public sealed class ModelTemplateTests
{
    /// <summary>A member of every row of the table of types in openapi/README.md, files excepted.</summary>
    internal static readonly TinyPage Members = new("box/members", """
        paths:
          /{Version}/{Box-ID}/contents:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: getContents
              summary: Gets what is in a box.
              responses:
                '200':
                  description: The contents.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/BoxContents'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            BoxContents:
              type: object
              description: What is in a box.
              properties:
                label:
                  type: string
                  description: What is written on the box.
                  minLength: 1
                  maxLength: 20
                contact_mail:
                  type: string
                  format: email
                  description: Whom to ask
                packed_on:
                  type: string
                  format: date
                  description: Day of packing.
                opens_at:
                  type: string
                  format: time
                  description: Time of opening.
                changed_at:
                  type: string
                  format: date-time
                  description: Time of the last change.
                seen_at:
                  type: string
                  format: unixtime
                  description: Time of the last look.
                counted_at:
                  type: integer
                  format: unixtime
                  description: Time of the last count.
                weight:
                  type: integer
                  description: Weight in grams.
                  minimum: 1
                shelf:
                  type: integer
                  format: int32
                  description: Shelf of the box.
                  minimum: 1
                  maximum: 12
                fill:
                  type: number
                  description: How full the box is.
                  default: 0.5
                price:
                  type: number
                  format: decimal
                  description: Price of the contents.
                is_open:
                  type: boolean
                  description: Whether the box is open.
                color:
                  $ref: '#/components/schemas/BoxColor'
                lid:
                  $ref: '#/components/schemas/BoxLid'
                spare_lid:
                  $ref: '#/components/schemas/BoxLid'
                  description: A second lid.
                tags:
                  type: array
                  description: Words on the box.
                  items:
                    type: string
                rows:
                  type: array
                  description: Rows of words.
                  items:
                    type: array
                    items:
                      type: string
                numbers:
                  type: array
                  description: Numbers on the box.
                  maxItems: 3
                  items:
                    type: integer
                colors:
                  type: array
                  description: Colors of the contents.
                  items:
                    $ref: '#/components/schemas/BoxColor'
                lids:
                  type: array
                  description: Lids that fit.
                  items:
                    $ref: '#/components/schemas/BoxLid'
                notes:
                  type: array
                  description: Anything at all, several times.
                  items:
                    type: object
                    additionalProperties: true
                words:
                  type: object
                  description: Words by language.
                  additionalProperties:
                    type: string
                things:
                  type: object
                  description: Things by name.
                  additionalProperties:
                    type: object
                    additionalProperties: true
                lids_by_size:
                  type: object
                  description: Lids by size.
                  additionalProperties:
                    $ref: '#/components/schemas/BoxLid'
                note:
                  type: object
                  description: Anything at all.
                  additionalProperties: true
            BoxColor:
              type: string
              description: Color of a box.
              enum:
                - RED
              x-enum-docs:
                RED: Like a rose.
            BoxLid:
              type: object
              description: A lid of a box.
              properties:
                id:
                  type: string
                  description: Id of the lid.
        """, """
        /// <summary>
        /// Gets what is in a box. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/members"/>.
        /// </summary>
        public partial class BoxContentsRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxContentsRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo GetContentsOperation =
                new("getContents", HttpMethod.Get, "/{version}/{box_id}/contents");

            /// <summary>Gets what is in a box.</summary>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<BoxContents> GetAsync(
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<BoxContents>(GetRequest(options), cancellationToken);

            /// <summary>The request of <see cref="GetAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToGetRequestInformation(RequestOptions? options = null) =>
                ToInformation(GetRequest(options));

            private GraphRequest GetRequest(RequestOptions? options) =>
                Request(GetContentsOperation, options);
        }

        /// <summary>What is in a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<BoxContents>))]
        public sealed partial class BoxContents : JsonModel, IJsonModel<BoxContents>
        {
            /// <summary>What is written on the box. 1 to 20 characters.</summary>
            public string? Label { get; set; }

            /// <summary>Whom to ask.</summary>
            public string? ContactMail { get; set; }

            /// <summary>Day of packing.</summary>
            public DateOnly? PackedOn { get; set; }

            /// <summary>Time of opening.</summary>
            public TimeOnly? OpensAt { get; set; }

            /// <summary>Time of the last change.</summary>
            public DateTimeOffset? ChangedAt { get; set; }

            /// <summary>Time of the last look.</summary>
            public DateTimeOffset? SeenAt { get; set; }

            /// <summary>Time of the last count.</summary>
            public DateTimeOffset? CountedAt { get; set; }

            /// <summary>Weight in grams. At least 1.</summary>
            public long? Weight { get; set; }

            /// <summary>Shelf of the box. 1 to 12.</summary>
            public int? Shelf { get; set; }

            /// <summary>How full the box is. Defaults to <c>0.5</c>.</summary>
            public double? Fill { get; set; }

            /// <summary>Price of the contents.</summary>
            public decimal? Price { get; set; }

            /// <summary>Whether the box is open.</summary>
            public bool? IsOpen { get; set; }

            /// <summary>Color of a box.</summary>
            public BoxColor? Color { get; set; }

            /// <summary>A lid of a box.</summary>
            public BoxLid? Lid { get; set; }

            /// <summary>A second lid.</summary>
            public BoxLid? SpareLid { get; set; }

            /// <summary>Words on the box.</summary>
            public IReadOnlyList<string>? Tags { get; set; }

            /// <summary>Rows of words.</summary>
            public IReadOnlyList<IReadOnlyList<string>>? Rows { get; set; }

            /// <summary>Numbers on the box. At most 3 items.</summary>
            public IReadOnlyList<long>? Numbers { get; set; }

            /// <summary>Colors of the contents.</summary>
            public IReadOnlyList<BoxColor>? Colors { get; set; }

            /// <summary>Lids that fit.</summary>
            public IReadOnlyList<BoxLid>? Lids { get; set; }

            /// <summary>Anything at all, several times.</summary>
            public IReadOnlyList<RawJson>? Notes { get; set; }

            /// <summary>Words by language.</summary>
            public IReadOnlyDictionary<string, string>? Words { get; set; }

            /// <summary>Things by name.</summary>
            public IReadOnlyDictionary<string, RawJson>? Things { get; set; }

            /// <summary>Lids by size.</summary>
            public IReadOnlyDictionary<string, BoxLid>? LidsBySize { get; set; }

            /// <summary>Anything at all.</summary>
            public RawJson? Note { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static BoxContents CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<BoxContents>(parseNode);

            static BoxContents IJsonModel<BoxContents>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 5 when name.SequenceEqual("label"u8): Label = reader.ReadString(); return true;
                    case 12 when name.SequenceEqual("contact_mail"u8): ContactMail = reader.ReadString(); return true;
                    case 9 when name.SequenceEqual("packed_on"u8): PackedOn = reader.ReadDate(); return true;
                    case 8 when name.SequenceEqual("opens_at"u8): OpensAt = reader.ReadTime(); return true;
                    case 10 when name.SequenceEqual("changed_at"u8): ChangedAt = reader.ReadDateTime(); return true;
                    case 7 when name.SequenceEqual("seen_at"u8): SeenAt = reader.ReadUnixTimeText(); return true;
                    case 10 when name.SequenceEqual("counted_at"u8): CountedAt = reader.ReadUnixTime(); return true;
                    case 6 when name.SequenceEqual("weight"u8): Weight = reader.ReadInt64(); return true;
                    case 5 when name.SequenceEqual("shelf"u8): Shelf = reader.ReadInt32(); return true;
                    case 4 when name.SequenceEqual("fill"u8): Fill = reader.ReadDouble(); return true;
                    case 5 when name.SequenceEqual("price"u8): Price = reader.ReadDecimal(); return true;
                    case 7 when name.SequenceEqual("is_open"u8): IsOpen = reader.ReadBoolean(); return true;
                    case 5 when name.SequenceEqual("color"u8): Color = reader.ReadEnum<BoxColor>(); return true;
                    case 3 when name.SequenceEqual("lid"u8): Lid = reader.ReadModel<BoxLid>(); return true;
                    case 9 when name.SequenceEqual("spare_lid"u8): SpareLid = reader.ReadModel<BoxLid>(); return true;
                    case 4 when name.SequenceEqual("tags"u8): Tags = reader.ReadStringList(); return true;
                    case 4 when name.SequenceEqual("rows"u8): Rows = reader.ReadStringListList(); return true;
                    case 7 when name.SequenceEqual("numbers"u8): Numbers = reader.ReadInt64List(); return true;
                    case 6 when name.SequenceEqual("colors"u8): Colors = reader.ReadEnumList<BoxColor>(); return true;
                    case 4 when name.SequenceEqual("lids"u8): Lids = reader.ReadModelList<BoxLid>(); return true;
                    case 5 when name.SequenceEqual("notes"u8): Notes = reader.ReadRawList(); return true;
                    case 5 when name.SequenceEqual("words"u8): Words = reader.ReadStringMap(); return true;
                    case 6 when name.SequenceEqual("things"u8): Things = reader.ReadRawMap(); return true;
                    case 12 when name.SequenceEqual("lids_by_size"u8): LidsBySize = reader.ReadModelMap<BoxLid>(); return true;
                    case 4 when name.SequenceEqual("note"u8): Note = reader.ReadRaw(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("label"u8, Label);
                writer.WriteString("contact_mail"u8, ContactMail);
                writer.WriteDate("packed_on"u8, PackedOn);
                writer.WriteTime("opens_at"u8, OpensAt);
                writer.WriteDateTime("changed_at"u8, ChangedAt);
                writer.WriteUnixTimeText("seen_at"u8, SeenAt);
                writer.WriteUnixTime("counted_at"u8, CountedAt);
                writer.WriteInt64("weight"u8, Weight);
                writer.WriteInt32("shelf"u8, Shelf);
                writer.WriteDouble("fill"u8, Fill);
                writer.WriteDecimal("price"u8, Price);
                writer.WriteBoolean("is_open"u8, IsOpen);
                writer.WriteEnum("color"u8, Color);
                writer.WriteModel("lid"u8, Lid);
                writer.WriteModel("spare_lid"u8, SpareLid);
                writer.WriteStringList("tags"u8, Tags);
                writer.WriteStringListList("rows"u8, Rows);
                writer.WriteInt64List("numbers"u8, Numbers);
                writer.WriteEnumList("colors"u8, Colors);
                writer.WriteModelList("lids"u8, Lids);
                writer.WriteRawList("notes"u8, Notes);
                writer.WriteStringMap("words"u8, Words);
                writer.WriteRawMap("things"u8, Things);
                writer.WriteModelMap("lids_by_size"u8, LidsBySize);
                writer.WriteRaw("note"u8, Note);
            }
        }

        /// <summary>Color of a box.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<BoxColor>))]
        public readonly record struct BoxColor(string Value) : IOpenEnumValue<BoxColor>
        {
            /// <summary>Like a rose.</summary>
            public static BoxColor Red => new("RED");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator BoxColor(string value) => new(value);

            /// <inheritdoc/>
            public static BoxColor FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A lid of a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<BoxLid>))]
        public sealed partial class BoxLid : JsonModel, IJsonModel<BoxLid>
        {
            /// <summary>Id of the lid.</summary>
            public string? Id { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static BoxLid CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<BoxLid>(parseNode);

            static BoxLid IJsonModel<BoxLid>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 2 when name.SequenceEqual("id"u8): Id = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("id"u8, Id);
            }
        }
        """);

    internal static readonly TinyPage Required = new("box/required", """
        paths:
          /{Version}/{Box-ID}/seals:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            post:
              operationId: createSeal
              summary: Seals a box.
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/SealRequest'
              responses:
                '200':
                  description: The seal.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/SealResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            SealRequest:
              type: object
              description: A seal to put on a box.
              required:
                - product
                - text
                - strength
                - kind
                - keeper
                - witnesses
              properties:
                product:
                  type: string
                  description: What the seal is for.
                  const: boxes
                layers:
                  type: integer
                  description: How many layers it has.
                  const: 2
                is_wax:
                  type: boolean
                  description: Whether it is of wax.
                  const: true
                text:
                  type: string
                  description: What is written on it.
                strength:
                  type: integer
                  description: How strong it is.
                kind:
                  $ref: '#/components/schemas/SealKind'
                keeper:
                  $ref: '#/components/schemas/SealKeeper'
                witnesses:
                  type: array
                  description: Who saw it.
                  items:
                    type: string
            SealKind:
              type: string
              description: Kind of a seal.
              enum:
                - plain
              x-enum-docs:
                plain: A plain seal.
            SealResponse:
              type: object
              description: The seal that was put on a box.
              properties:
                product:
                  type: string
                  description: What the seal is for.
                  const: boxes
                keeper:
                  $ref: '#/components/schemas/SealKeeper'
            SealKeeper:
              type: object
              description: Who may break a seal.
              required:
                - name
              properties:
                name:
                  type: string
                  description: Name of the keeper.
        """, """
        /// <summary>
        /// Seals a box. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/required"/>.
        /// </summary>
        public partial class BoxSealsRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxSealsRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo CreateSealOperation =
                new("createSeal", HttpMethod.Post, "/{version}/{box_id}/seals");

            /// <summary>Seals a box.</summary>
            /// <param name="body">A seal to put on a box.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SealResponse> PostAsync(
                SealRequest body,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SealResponse>(PostRequest(body, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                SealRequest body, RequestOptions? options = null) =>
                ToInformation(PostRequest(body, options));

            private GraphRequest PostRequest(SealRequest body, RequestOptions? options) =>
                Request(CreateSealOperation, options).WithJson(body);
        }

        /// <summary>A seal to put on a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SealRequest>))]
        public sealed partial class SealRequest : JsonModel, IJsonModel<SealRequest>
        {
            /// <summary>What the seal is for. Always <c>boxes</c>.</summary>
            public string? Product { get; set; } = "boxes";

            /// <summary>How many layers it has. Always <c>2</c>.</summary>
            public long? Layers { get; set; } = 2;

            /// <summary>Whether it is of wax. Always <c>true</c>.</summary>
            public bool? IsWax { get; set; } = true;

            /// <summary>What is written on it.</summary>
            public required string Text { get; set; }

            /// <summary>How strong it is.</summary>
            public required long Strength { get; set; }

            /// <summary>Kind of a seal.</summary>
            public required SealKind Kind { get; set; }

            /// <summary>Who may break a seal.</summary>
            public required SealKeeper Keeper { get; set; }

            /// <summary>Who saw it.</summary>
            public required IReadOnlyList<string> Witnesses { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static SealRequest CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SealRequest>(parseNode);

            static SealRequest IJsonModel<SealRequest>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Product = null,
                    Layers = null,
                    IsWax = null,
                    Text = null!,
                    Strength = default,
                    Kind = default,
                    Keeper = null!,
                    Witnesses = null!,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 7 when name.SequenceEqual("product"u8): Product = reader.ReadKnownString(); return true;
                    case 6 when name.SequenceEqual("layers"u8): Layers = reader.ReadInt64(); return true;
                    case 6 when name.SequenceEqual("is_wax"u8): IsWax = reader.ReadBoolean(); return true;
                    case 4 when name.SequenceEqual("text"u8): Text = reader.ReadString()!; return true;
                    case 8 when name.SequenceEqual("strength"u8): Strength = reader.ReadInt64() ?? default; return true;
                    case 4 when name.SequenceEqual("kind"u8): Kind = reader.ReadEnum<SealKind>() ?? default; return true;
                    case 6 when name.SequenceEqual("keeper"u8): Keeper = reader.ReadModel<SealKeeper>()!; return true;
                    case 9 when name.SequenceEqual("witnesses"u8): Witnesses = reader.ReadStringList()!; return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("product"u8, Product);
                writer.WriteInt64("layers"u8, Layers);
                writer.WriteBoolean("is_wax"u8, IsWax);
                writer.WriteString("text"u8, Text);
                writer.WriteInt64("strength"u8, Strength);
                writer.WriteEnum("kind"u8, Kind);
                writer.WriteModel("keeper"u8, Keeper);
                writer.WriteStringList("witnesses"u8, Witnesses);
            }

            /// <inheritdoc/>
            internal override void Check(ref ModelValidator validator)
            {
                validator.Required("text", Text);
                validator.Required("kind", Kind.Value);
                validator.Required("keeper", Keeper);
                validator.Model("keeper", Keeper);
                validator.Required("witnesses", Witnesses);
            }
        }

        /// <summary>Kind of a seal.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<SealKind>))]
        public readonly record struct SealKind(string Value) : IOpenEnumValue<SealKind>
        {
            /// <summary>A plain seal.</summary>
            public static SealKind Plain => new("plain");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator SealKind(string value) => new(value);

            /// <inheritdoc/>
            public static SealKind FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>The seal that was put on a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SealResponse>))]
        public sealed partial class SealResponse : JsonModel, IJsonModel<SealResponse>
        {
            /// <summary>What the seal is for. Always <c>boxes</c>.</summary>
            public string? Product { get; set; }

            /// <summary>Who may break a seal.</summary>
            public SealKeeper? Keeper { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static SealResponse CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SealResponse>(parseNode);

            static SealResponse IJsonModel<SealResponse>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 7 when name.SequenceEqual("product"u8): Product = reader.ReadKnownString(); return true;
                    case 6 when name.SequenceEqual("keeper"u8): Keeper = reader.ReadModel<SealKeeper>(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("product"u8, Product);
                writer.WriteModel("keeper"u8, Keeper);
            }
        }

        /// <summary>Who may break a seal.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SealKeeper>))]
        public sealed partial class SealKeeper : JsonModel, IJsonModel<SealKeeper>
        {
            /// <summary>Name of the keeper. Required in a request.</summary>
            public string? Name { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static SealKeeper CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SealKeeper>(parseNode);

            static SealKeeper IJsonModel<SealKeeper>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("name"u8): Name = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("name"u8, Name);
            }

            /// <inheritdoc/>
            internal override void Check(ref ModelValidator validator)
            {
                validator.Required("name", Name);
            }
        }
        """);

    internal static readonly TinyPage Words = new("box/words", """
        components:
          schemas:
            Words:
              type: object
              description: Less than < or "more" & it's `code<T>`, in Çelik and 数.
              properties:
                MIXED-case.name:
                  type: string
                  description: |
                    First line,
                    second line
                  pattern: ^[<>&"'\\]{2,}$
                2nd_line:
                  type: string
                  description: A name that starts with a digit.
                  x-name: SecondLine
                quoted:
                  type: string
                  description: A value with quotes.
                  const: say "\hi"
        """, """
        /// <summary>Less than &lt; or "more" &amp; it's <c>code&lt;T&gt;</c>, in Çelik and 数.</summary>
        [JsonConverter(typeof(ModelJsonConverter<Words>))]
        public sealed partial class Words : JsonModel, IJsonModel<Words>
        {
            /// <summary>First line, second line. Must match <c>^[&lt;&gt;&amp;"'\\]{2,}$</c>.</summary>
            public string? MixedCaseName { get; set; }

            /// <summary>A name that starts with a digit.</summary>
            public string? SecondLine { get; set; }

            /// <summary>A value with quotes. Always <c>say "\hi"</c>.</summary>
            public string? Quoted { get; set; } = "say \"\\hi\"";

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Words CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Words>(parseNode);

            static Words IJsonModel<Words>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Quoted = null,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 15 when name.SequenceEqual("MIXED-case.name"u8): MixedCaseName = reader.ReadString(); return true;
                    case 8 when name.SequenceEqual("2nd_line"u8): SecondLine = reader.ReadString(); return true;
                    case 6 when name.SequenceEqual("quoted"u8): Quoted = reader.ReadKnownString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("MIXED-case.name"u8, MixedCaseName);
                writer.WriteString("2nd_line"u8, SecondLine);
                writer.WriteString("quoted"u8, Quoted);
            }
        }
        """);

    [Test]
    public Task Model_has_a_member_of_each_type_of_the_dialect() => TinyPages.AssertPrintsAsync(Members);

    [Test]
    public Task Member_is_required_only_where_its_schema_is_never_received() => TinyPages.AssertPrintsAsync(Required);

    [Test]
    public Task Words_of_the_pages_are_escaped_and_names_that_do_not_fit_are_replaced() =>
        TinyPages.AssertPrintsAsync(Words);

    [Test]
    public async Task Tiny_pages_compile_with_the_sdk_without_a_warning() =>
        Assert.That(await TinyPages.DiagnosticsAsync(), Is.Empty);
}
