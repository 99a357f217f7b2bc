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
        public abstract partial class Parcel : JsonModel, IJsonModel<Parcel>
        {
            private protected Parcel(string parcelType)
            {
                ParcelType = parcelType;
            }

            /// <summary>Which kind this is: the member <c>parcel_type</c>. Empty where the JSON has none.</summary>
            public string ParcelType { get; private set; }

            /// <summary>The product. Always <c>boxes</c>.</summary>
            public string? Product { get; set; } = "boxes";

            /// <summary>Who gets it.</summary>
            public required string To { get; set; }

            static Parcel IJsonModel<Parcel>.ReadFrom(GraphJsonReader reader) =>
                reader.PeekText("parcel_type") switch
                {
                    "book" => reader.ReadAs<BookParcel>(),
                    "toy" => reader.ReadAs<ToyParcel>(),
                    "game" => reader.ReadAs<ToyParcel>(),
                    _ => reader.ReadAs<UnknownParcel>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "parcel_type":
                        ParcelType = reader.ReadString() ?? ParcelType;
                        return true;
                    case "product":
                        Product = reader.ReadString();
                        return true;
                    case "to":
                        To = reader.ReadString()!;
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("parcel_type", ParcelType);
                writer.WriteString("product", Product);
                writer.WriteString("to", To);
            }
        }

        /// <summary>
        /// A <see cref="Parcel"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        public sealed class UnknownParcel : Parcel, IJsonModel<UnknownParcel>
        {
            /// <summary>Makes one of any kind.</summary>
            /// <param name="parcelType">What the member <c>parcel_type</c> says.</param>
            public UnknownParcel(string parcelType)
                : base(parcelType)
            {
            }

            static UnknownParcel IJsonModel<UnknownParcel>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new UnknownParcel(string.Empty)
                {
                    Product = null,
                    To = null!,
                });
        }

        /// <summary>A book.</summary>
        public sealed partial class BookParcel : Parcel, IJsonModel<BookParcel>
        {
            /// <summary>Makes one whose kind is <c>BOOK</c>.</summary>
            public BookParcel()
                : base("BOOK")
            {
            }

            /// <summary>How many pages it has.</summary>
            public required long Pages { get; set; }

            static BookParcel IJsonModel<BookParcel>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new BookParcel
                {
                    Product = null,
                    To = null!,
                    Pages = default,
                });

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "pages":
                        Pages = reader.ReadInt64() ?? default;
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteInt64("pages", Pages);
            }
        }

        /// <summary>A toy or a game.</summary>
        public sealed partial class ToyParcel : Parcel, IJsonModel<ToyParcel>
        {
            /// <summary>Makes one whose kind is <c>toy</c>.</summary>
            public ToyParcel()
                : base("toy")
            {
            }

            static ToyParcel IJsonModel<ToyParcel>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new ToyParcel
                {
                    Product = null,
                    To = null!,
                });
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
        public abstract partial class Delivery : JsonModel, IJsonModel<Delivery>
        {
            private protected Delivery()
            {
            }

            /// <summary>When it comes.</summary>
            public DateOnly? Day { get; set; }

            static Delivery IJsonModel<Delivery>.ReadFrom(GraphJsonReader reader) =>
                reader.PeekMember("truck", "ship") switch
                {
                    "truck" => reader.ReadAs<TruckDelivery>(),
                    "ship" => reader.ReadAs<ShipDelivery>(),
                    _ => reader.ReadAs<WalkedDelivery>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "day":
                        Day = reader.ReadDate();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteDate("day", Day);
            }
        }

        /// <summary>A delivery by truck.</summary>
        public sealed partial class TruckDelivery : Delivery, IJsonModel<TruckDelivery>
        {
            /// <summary>The truck.</summary>
            public string? Truck { get; set; }

            static TruckDelivery IJsonModel<TruckDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new TruckDelivery());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "truck":
                        Truck = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("truck", Truck);
            }
        }

        /// <summary>A delivery by ship, of one of two shapes.</summary>
        public abstract partial class ShipDelivery : Delivery, IJsonModel<ShipDelivery>
        {
            private protected ShipDelivery()
            {
            }

            static ShipDelivery IJsonModel<ShipDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.PeekMember("harbor") switch
                {
                    "harbor" => reader.ReadAs<HarborDelivery>(),
                    _ => reader.ReadAs<UnknownShipDelivery>(),
                };
        }

        /// <summary>
        /// A <see cref="ShipDelivery"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        public sealed class UnknownShipDelivery : ShipDelivery, IJsonModel<UnknownShipDelivery>
        {
            static UnknownShipDelivery IJsonModel<UnknownShipDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new UnknownShipDelivery());
        }

        /// <summary>A delivery that waits in a harbor.</summary>
        public sealed partial class HarborDelivery : ShipDelivery, IJsonModel<HarborDelivery>
        {
            /// <summary>The harbor.</summary>
            public string? Harbor { get; set; }

            static HarborDelivery IJsonModel<HarborDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new HarborDelivery());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "harbor":
                        Harbor = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("harbor", Harbor);
            }
        }

        /// <summary>A delivery on foot, of several kinds.</summary>
        public abstract partial class WalkedDelivery : Delivery, IJsonModel<WalkedDelivery>
        {
            private protected WalkedDelivery(string pace)
            {
                Pace = pace;
            }

            /// <summary>Which kind this is: the member <c>pace</c>. Empty where the JSON has none.</summary>
            public string Pace { get; private set; }

            /// <summary>Who walks.</summary>
            public string? Walker { get; set; }

            static WalkedDelivery IJsonModel<WalkedDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.PeekText("pace") switch
                {
                    "slow" => reader.ReadAs<SlowDelivery>(),
                    _ => reader.ReadAs<UnknownWalkedDelivery>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "pace":
                        Pace = reader.ReadString() ?? Pace;
                        return true;
                    case "walker":
                        Walker = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteKind("pace", Pace);
                writer.WriteString("walker", Walker);
            }
        }

        /// <summary>
        /// A <see cref="WalkedDelivery"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        public sealed class UnknownWalkedDelivery : WalkedDelivery, IJsonModel<UnknownWalkedDelivery>
        {
            /// <summary>Makes one of any kind.</summary>
            /// <param name="pace">What the member <c>pace</c> says.</param>
            public UnknownWalkedDelivery(string pace)
                : base(pace)
            {
            }

            static UnknownWalkedDelivery IJsonModel<UnknownWalkedDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new UnknownWalkedDelivery(string.Empty));
        }

        /// <summary>A slow delivery.</summary>
        public sealed partial class SlowDelivery : WalkedDelivery, IJsonModel<SlowDelivery>
        {
            /// <summary>Makes one whose kind is <c>slow</c>.</summary>
            public SlowDelivery()
                : base("slow")
            {
            }

            static SlowDelivery IJsonModel<SlowDelivery>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new SlowDelivery());
        }
        """);

    [Test]
    public Task Union_by_value_has_a_fallback_reads_every_alias_and_shares_the_members_of_its_base() =>
        TinyPages.AssertPrintsAsync(ByValue);

    [Test]
    public Task Union_by_shape_may_hold_unions_and_has_no_fallback_of_its_own_where_one_of_them_takes_the_rest() =>
        TinyPages.AssertPrintsAsync(ByShape);
}
