namespace WhatsApp.Generator.Tests.Generate;

public sealed class UnionTemplateTests
{
    internal static readonly TinyPage ByValue = new("box/union-by-value", """
        components:
          schemas:
            Parcel:
              type: object
              description: Something to put into a box.
              discriminator:
                propertyName: parcel_type
                mapping:
                  BOOK: '#/components/schemas/BookParcel'
                  toy: '#/components/schemas/ToyParcel'
                  game: '#/components/schemas/ToyParcel'
              required:
                - parcel_type
                - to
              properties:
                parcel_type:
                  type: string
                  description: The kind of parcel.
                product:
                  type: string
                  description: The product.
                  const: boxes
                to:
                  type: string
                  description: Who gets it.
            BookParcel:
              description: A book.
              allOf:
                - $ref: '#/components/schemas/Parcel'
                - type: object
                  required:
                    - pages
                  properties:
                    pages:
                      type: integer
                      description: How many pages it has.
            ToyParcel:
              description: A toy or a game.
              allOf:
                - $ref: '#/components/schemas/Parcel'
                - type: object
        """, """
        /// <summary>Something to put into a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<Parcel>))]
        public abstract partial class Parcel : JsonModel, IJsonModel<Parcel>
        {
            private protected Parcel(string parcelType)
            {
                ParcelType = parcelType;
            }

            /// <summary>Kind of the object, from the member <c>parcel_type</c>. Empty if the JSON has none.</summary>
            public string ParcelType { get; private set; }

            /// <summary>The product. Always <c>boxes</c>.</summary>
            public string? Product { get; set; } = "boxes";

            /// <summary>Who gets it.</summary>
            public required string To { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Parcel CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Parcel>(parseNode);

            static Parcel IJsonModel<Parcel>.Create(ref GraphJsonReader reader) =>
                reader.PeekText("parcel_type"u8, "book") switch
                {
                    "book" => reader.Create<BookParcel>(),
                    "toy" => reader.Create<ToyParcel>(),
                    "game" => reader.Create<ToyParcel>(),
                    _ => reader.Create<UnknownParcel>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 11 when name.SequenceEqual("parcel_type"u8): ParcelType = reader.ReadKind(ParcelType); return true;
                    case 7 when name.SequenceEqual("product"u8): Product = reader.ReadKnownString(); return true;
                    case 2 when name.SequenceEqual("to"u8): To = reader.ReadString()!; return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("parcel_type"u8, ParcelType);
                writer.WriteString("product"u8, Product);
                writer.WriteString("to"u8, To);
            }
        }

        /// <summary>
        /// A <see cref="Parcel"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [JsonConverter(typeof(ModelJsonConverter<UnknownParcel>))]
        public sealed class UnknownParcel : Parcel, IJsonModel<UnknownParcel>
        {
            /// <summary>Creates an object of any kind.</summary>
            /// <param name="parcelType">Value of the member <c>parcel_type</c>.</param>
            public UnknownParcel(string parcelType)
                : base(parcelType)
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownParcel CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownParcel>(parseNode);

            static UnknownParcel IJsonModel<UnknownParcel>.Create(ref GraphJsonReader reader) =>
                new(string.Empty)
                {
                    Product = null,
                    To = null!,
                };
        }

        /// <summary>A book.</summary>
        [JsonConverter(typeof(ModelJsonConverter<BookParcel>))]
        public sealed partial class BookParcel : Parcel, IJsonModel<BookParcel>
        {
            /// <summary>Creates an object of the kind <c>BOOK</c>.</summary>
            public BookParcel()
                : base("BOOK")
            {
            }

            /// <summary>How many pages it has.</summary>
            public required long Pages { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new BookParcel CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<BookParcel>(parseNode);

            static BookParcel IJsonModel<BookParcel>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Product = null,
                    To = null!,
                    Pages = default,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 5 when name.SequenceEqual("pages"u8): Pages = reader.ReadInt64() ?? default; return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteInt64("pages"u8, Pages);
            }
        }

        /// <summary>A toy or a game.</summary>
        [JsonConverter(typeof(ModelJsonConverter<ToyParcel>))]
        public sealed partial class ToyParcel : Parcel, IJsonModel<ToyParcel>
        {
            /// <summary>Creates an object of the kind <c>toy</c>.</summary>
            public ToyParcel()
                : base("toy")
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new ToyParcel CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<ToyParcel>(parseNode);

            static ToyParcel IJsonModel<ToyParcel>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Product = null,
                    To = null!,
                };
        }
        """);

    internal static readonly TinyPage ByShape = new("box/union-by-shape", """
        components:
          schemas:
            Delivery:
              type: object
              description: How a box comes.
              x-shape:
                truck: '#/components/schemas/TruckDelivery'
                ship: '#/components/schemas/ShipDelivery'
                otherwise: '#/components/schemas/WalkedDelivery'
              properties:
                day:
                  type: string
                  format: date
                  description: When it comes.
            TruckDelivery:
              description: A delivery by truck.
              allOf:
                - $ref: '#/components/schemas/Delivery'
                - type: object
                  properties:
                    truck:
                      type: string
                      description: The truck.
            ShipDelivery:
              description: A delivery by ship, of one of two shapes.
              x-shape:
                harbor: '#/components/schemas/HarborDelivery'
              allOf:
                - $ref: '#/components/schemas/Delivery'
                - type: object
            HarborDelivery:
              description: A delivery that waits in a harbor.
              allOf:
                - $ref: '#/components/schemas/ShipDelivery'
                - type: object
                  properties:
                    harbor:
                      type: string
                      description: The harbor.
            WalkedDelivery:
              description: A delivery on foot, of several kinds.
              discriminator:
                propertyName: pace
                mapping:
                  slow: '#/components/schemas/SlowDelivery'
              allOf:
                - $ref: '#/components/schemas/Delivery'
                - type: object
                  required:
                    - pace
                  properties:
                    pace:
                      type: string
                      description: How fast it is.
                    walker:
                      type: string
                      description: Who walks.
            SlowDelivery:
              description: A slow delivery.
              allOf:
                - $ref: '#/components/schemas/WalkedDelivery'
                - type: object
        """, """
        /// <summary>How a box comes.</summary>
        [JsonConverter(typeof(ModelJsonConverter<Delivery>))]
        public abstract partial class Delivery : JsonModel, IJsonModel<Delivery>
        {
            private protected Delivery()
            {
            }

            /// <summary>When it comes.</summary>
            public DateOnly? Day { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Delivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Delivery>(parseNode);

            static Delivery IJsonModel<Delivery>.Create(ref GraphJsonReader reader) =>
                reader.PeekMember("truck", "ship") switch
                {
                    "truck" => reader.Create<TruckDelivery>(),
                    "ship" => reader.Create<ShipDelivery>(),
                    _ => reader.Create<WalkedDelivery>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 3 when name.SequenceEqual("day"u8): Day = reader.ReadDate(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteDate("day"u8, Day);
            }
        }

        /// <summary>A delivery by truck.</summary>
        [JsonConverter(typeof(ModelJsonConverter<TruckDelivery>))]
        public sealed partial class TruckDelivery : Delivery, IJsonModel<TruckDelivery>
        {
            /// <summary>The truck.</summary>
            public string? Truck { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new TruckDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<TruckDelivery>(parseNode);

            static TruckDelivery IJsonModel<TruckDelivery>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 5 when name.SequenceEqual("truck"u8): Truck = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("truck"u8, Truck);
            }
        }

        /// <summary>A delivery by ship, of one of two shapes.</summary>
        [JsonConverter(typeof(ModelJsonConverter<ShipDelivery>))]
        public abstract partial class ShipDelivery : Delivery, IJsonModel<ShipDelivery>
        {
            private protected ShipDelivery()
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new ShipDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<ShipDelivery>(parseNode);

            static ShipDelivery IJsonModel<ShipDelivery>.Create(ref GraphJsonReader reader) =>
                reader.PeekMember("harbor") switch
                {
                    "harbor" => reader.Create<HarborDelivery>(),
                    _ => reader.Create<UnknownShipDelivery>(),
                };
        }

        /// <summary>
        /// A <see cref="ShipDelivery"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [JsonConverter(typeof(ModelJsonConverter<UnknownShipDelivery>))]
        public sealed class UnknownShipDelivery : ShipDelivery, IJsonModel<UnknownShipDelivery>
        {
            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownShipDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownShipDelivery>(parseNode);

            static UnknownShipDelivery IJsonModel<UnknownShipDelivery>.Create(ref GraphJsonReader reader) =>
                new();
        }

        /// <summary>A delivery that waits in a harbor.</summary>
        [JsonConverter(typeof(ModelJsonConverter<HarborDelivery>))]
        public sealed partial class HarborDelivery : ShipDelivery, IJsonModel<HarborDelivery>
        {
            /// <summary>The harbor.</summary>
            public string? Harbor { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new HarborDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<HarborDelivery>(parseNode);

            static HarborDelivery IJsonModel<HarborDelivery>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 6 when name.SequenceEqual("harbor"u8): Harbor = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("harbor"u8, Harbor);
            }
        }

        /// <summary>A delivery on foot, of several kinds.</summary>
        [JsonConverter(typeof(ModelJsonConverter<WalkedDelivery>))]
        public abstract partial class WalkedDelivery : Delivery, IJsonModel<WalkedDelivery>
        {
            private protected WalkedDelivery(string pace)
            {
                Pace = pace;
            }

            /// <summary>Kind of the object, from the member <c>pace</c>. Empty if the JSON has none.</summary>
            public string Pace { get; private set; }

            /// <summary>Who walks.</summary>
            public string? Walker { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new WalkedDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<WalkedDelivery>(parseNode);

            static WalkedDelivery IJsonModel<WalkedDelivery>.Create(ref GraphJsonReader reader) =>
                reader.PeekText("pace"u8, "slow") switch
                {
                    "slow" => reader.Create<SlowDelivery>(),
                    _ => reader.Create<UnknownWalkedDelivery>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("pace"u8): Pace = reader.ReadKind(Pace); return true;
                    case 6 when name.SequenceEqual("walker"u8): Walker = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteKind("pace"u8, Pace);
                writer.WriteString("walker"u8, Walker);
            }
        }

        /// <summary>
        /// A <see cref="WalkedDelivery"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [JsonConverter(typeof(ModelJsonConverter<UnknownWalkedDelivery>))]
        public sealed class UnknownWalkedDelivery : WalkedDelivery, IJsonModel<UnknownWalkedDelivery>
        {
            /// <summary>Creates an object of any kind.</summary>
            /// <param name="pace">Value of the member <c>pace</c>.</param>
            public UnknownWalkedDelivery(string pace)
                : base(pace)
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownWalkedDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownWalkedDelivery>(parseNode);

            static UnknownWalkedDelivery IJsonModel<UnknownWalkedDelivery>.Create(ref GraphJsonReader reader) =>
                new(string.Empty);
        }

        /// <summary>A slow delivery.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SlowDelivery>))]
        public sealed partial class SlowDelivery : WalkedDelivery, IJsonModel<SlowDelivery>
        {
            /// <summary>Creates an object of the kind <c>slow</c>.</summary>
            public SlowDelivery()
                : base("slow")
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new SlowDelivery CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SlowDelivery>(parseNode);

            static SlowDelivery IJsonModel<SlowDelivery>.Create(ref GraphJsonReader reader) => new();
        }
        """);

    [Test]
    public Task Union_by_value_has_a_fallback_reads_every_alias_and_shares_the_members_of_its_base() =>
        TinyPages.AssertPrintsAsync(ByValue);

    [Test]
    public Task Union_by_shape_may_hold_unions_and_has_no_fallback_of_its_own_where_one_of_them_takes_the_rest() =>
        TinyPages.AssertPrintsAsync(ByShape);
}
