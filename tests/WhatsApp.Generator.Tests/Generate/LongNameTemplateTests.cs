namespace WhatsApp.Generator.Tests.Generate;

public sealed class LongNameTemplateTests
{
    /// <summary>Names of up to 40 characters, the most that a page may have, in every place of the templates.</summary>
    internal static readonly TinyPage LongNames = new("box/long-names", """
        paths:
          /{Version}/{Box-ID}/packages_of_an_extraordinarily_large_size:
            x-name: PackagesOfALargeSizeInABo
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: listPackagesOfAnExtraordinarilyLargeSize
              summary: Lists packages.
              x-paged: true
              parameters:
                - name: fields
                  in: query
                  description: Members to return.
                  x-fields: '#/components/schemas/PackageOfAnExtraordinarilyLargeSize'
                  schema:
                    type: array
                    items:
                      type: string
                - $ref: '../shared/parameters.yaml#/components/parameters/After'
              responses:
                '200':
                  description: A page of packages.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/PackageOfAnExtraordinarilyLargeSizedPage'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
            post:
              operationId: createPackageOfAnExtraordinarilyLargeSiz
              summary: Adds a package.
              parameters:
                - name: a_word_that_is_the_longest_of_all_words
                  in: query
                  description: A word.
                  schema:
                    type: string
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: '#/components/schemas/UnionOfExtraordinarilyLargeThings'
              responses:
                '200':
                  description: The package.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/PackageOfAnExtraordinarilyLargeSize'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            PackageOfAnExtraordinarilyLargeSizedPage:
              type: object
              description: A page of packages.
              properties:
                data:
                  type: array
                  description: The packages.
                  items:
                    $ref: '#/components/schemas/PackageOfAnExtraordinarilyLargeSize'
                paging:
                  $ref: '../shared/paging.yaml#/components/schemas/Paging'
            PackageOfAnExtraordinarilyLargeSize:
              type: object
              description: A package.
              properties:
                a_member_with_the_longest_name_of_all_mem:
                  type: string
                  description: >-
                    A description that is just as long as it takes to be broken into several lines, with <angles> &
                    ampersands that grow when they are written as XML.
                packages_by_the_longest_names_of_all_pack:
                  type: object
                  description: Packages in it.
                  additionalProperties:
                    $ref: '#/components/schemas/PackageOfAnExtraordinarilyLargeSize'
                kinds_with_the_longest_names_of_all_kinds:
                  type: array
                  description: Kinds of it.
                  items:
                    $ref: '#/components/schemas/KindOfPackagesOfAnExtraordinarilyLargeSi'
            KindOfPackagesOfAnExtraordinarilyLargeSi:
              type: string
              description: Kind of a package.
              enum:
                - THE_LONGEST_NAME_OF_A_KIND_OF_ALL_KINDS1
              x-enum-docs:
                THE_LONGEST_NAME_OF_A_KIND_OF_ALL_KINDS1: The longest.
            UnionOfExtraordinarilyLargeThings:
              type: object
              description: A union.
              discriminator:
                propertyName: the_longest_name_of_a_discriminator_of_all
                mapping:
                  THE_LONGEST_VALUE_OF_A_DISCRIMINATOR_OF_ALL: '#/components/schemas/MemberOfAnExtraordinarilyLargeUnionForBo'
              required:
                - the_longest_name_of_a_discriminator_of_all
                - packages_by_the_longest_names_of_all_boxe
              properties:
                the_longest_name_of_a_discriminator_of_all:
                  type: string
                  description: The kind.
                packages_by_the_longest_names_of_all_boxe:
                  type: object
                  description: Packages by name.
                  additionalProperties:
                    $ref: '#/components/schemas/PackageOfAnExtraordinarilyLargeSize'
            MemberOfAnExtraordinarilyLargeUnionForBo:
              description: A member.
              allOf:
                - $ref: '#/components/schemas/UnionOfExtraordinarilyLargeThings'
                - type: object
            ShapesOfExtraordinarilyLargeBoxes:
              type: object
              description: A union.
              x-shape:
                the_first_member_of_a_shape_of_all_shapes: '#/components/schemas/FirstShapeOfAnExtraordinarilyLargeUnion1'
                the_second_member_of_a_shape_of_all_shapes: '#/components/schemas/SecondShapeOfAnExtraordinarilyLargeUnio1'
                the_third_member_of_a_shape_of_all_shapes: '#/components/schemas/FirstShapeOfAnExtraordinarilyLargeUnion1'
            FirstShapeOfAnExtraordinarilyLargeUnion1:
              description: A member.
              allOf:
                - $ref: '#/components/schemas/ShapesOfExtraordinarilyLargeBoxes'
                - type: object
                  properties:
                    the_first_member_of_a_shape_of_all_shapes:
                      type: string
                      description: The first.
                    the_third_member_of_a_shape_of_all_shapes:
                      type: string
                      description: The third.
            SecondShapeOfAnExtraordinarilyLargeUnio1:
              description: A member.
              allOf:
                - $ref: '#/components/schemas/ShapesOfExtraordinarilyLargeBoxes'
                - type: object
                  properties:
                    the_second_member_of_a_shape_of_all_shapes:
                      type: string
                      description: The second.
        """, """
        /// <summary>
        /// Lists packages. Adds a package. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/long-names"/>.
        /// </summary>
        public partial class PackagesOfALargeSizeInABoRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal PackagesOfALargeSizeInABoRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo ListPackagesOfAnExtraordinarilyLargeSizeOperation =
                new("listPackagesOfAnExtraordinarilyLargeSize", HttpMethod.Get,
                    "/{version}/{box_id}/packages_of_an_extraordinarily_large_size");

            /// <summary>Lists packages.</summary>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels reading the list.</param>
            /// <returns>The list. Nothing is sent before it is read, and a failure is thrown there.</returns>
            public virtual PagedList<PackageOfAnExtraordinarilyLargeSizedPage, PackageOfAnExtraordinarilyLargeSize> ListAsync(
                PackagesOfALargeSizeInABoQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                new(Adapter, ListRequest(query, options), cancellationToken);

            /// <summary>The request of <see cref="ListAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToListRequestInformation(
                PackagesOfALargeSizeInABoQuery? query = null, RequestOptions? options = null) =>
                ToInformation(ListRequest(query, options));

            private GraphRequest ListRequest(PackagesOfALargeSizeInABoQuery? query, RequestOptions? options) =>
                Request(ListPackagesOfAnExtraordinarilyLargeSizeOperation, options).WithQuery(query);

            private static readonly OperationInfo CreatePackageOfAnExtraordinarilyLargeSizOperation =
                new("createPackageOfAnExtraordinarilyLargeSiz", HttpMethod.Post,
                    "/{version}/{box_id}/packages_of_an_extraordinarily_large_size");

            /// <summary>Adds a package.</summary>
            /// <param name="body">A union.</param>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<PackageOfAnExtraordinarilyLargeSize> PostAsync(
                UnionOfExtraordinarilyLargeThings body,
                PackagesOfALargeSizeInABoPostQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<PackageOfAnExtraordinarilyLargeSize>(PostRequest(body, query, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                UnionOfExtraordinarilyLargeThings body, PackagesOfALargeSizeInABoPostQuery? query = null,
                    RequestOptions? options = null) =>
                ToInformation(PostRequest(body, query, options));

            private GraphRequest PostRequest(
                UnionOfExtraordinarilyLargeThings body, PackagesOfALargeSizeInABoPostQuery? query, RequestOptions? options) =>
                Request(CreatePackageOfAnExtraordinarilyLargeSizOperation, options).WithQuery(query).WithJson(body);
        }

        /// <summary>A page of packages.</summary>
        [JsonConverter(typeof(ModelJsonConverter<PackageOfAnExtraordinarilyLargeSizedPage>))]
        public sealed partial class PackageOfAnExtraordinarilyLargeSizedPage
            : JsonModel, IJsonModel<PackageOfAnExtraordinarilyLargeSizedPage>, IPage<PackageOfAnExtraordinarilyLargeSize>
        {
            /// <summary>The packages.</summary>
            public IReadOnlyList<PackageOfAnExtraordinarilyLargeSize>? Data { get; set; }

            /// <summary>The position of a page in the whole list.</summary>
            public Paging? Paging { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static PackageOfAnExtraordinarilyLargeSizedPage CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<PackageOfAnExtraordinarilyLargeSizedPage>(parseNode);

            static PackageOfAnExtraordinarilyLargeSizedPage IJsonModel<PackageOfAnExtraordinarilyLargeSizedPage>.Create(
                ref GraphJsonReader reader) =>
                new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("data"u8):
                        Data = reader.ReadModelList<PackageOfAnExtraordinarilyLargeSize>(); return true;
                    case 6 when name.SequenceEqual("paging"u8): Paging = reader.ReadModel<Paging>(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteModelList("data"u8, Data);
                writer.WriteModel("paging"u8, Paging);
            }
        }

        /// <summary>A package.</summary>
        [JsonConverter(typeof(ModelJsonConverter<PackageOfAnExtraordinarilyLargeSize>))]
        public sealed partial class PackageOfAnExtraordinarilyLargeSize
            : JsonModel, IJsonModel<PackageOfAnExtraordinarilyLargeSize>
        {
            /// <summary>
            /// A description that is just as long as it takes to be broken into several lines, with &lt;angles&gt; &amp;
            /// ampersands that grow when they are written as XML.
            /// </summary>
            public string? AMemberWithTheLongestNameOfAllMem { get; set; }

            /// <summary>Packages in it.</summary>
            public IReadOnlyDictionary<string, PackageOfAnExtraordinarilyLargeSize>? PackagesByTheLongestNamesOfAllPack
                { get; set; }

            /// <summary>Kinds of it.</summary>
            public IReadOnlyList<KindOfPackagesOfAnExtraordinarilyLargeSi>? KindsWithTheLongestNamesOfAllKinds { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static PackageOfAnExtraordinarilyLargeSize CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<PackageOfAnExtraordinarilyLargeSize>(parseNode);

            static PackageOfAnExtraordinarilyLargeSize IJsonModel<PackageOfAnExtraordinarilyLargeSize>.Create(
                ref GraphJsonReader reader) =>
                new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 41 when name.SequenceEqual("a_member_with_the_longest_name_of_all_mem"u8):
                        AMemberWithTheLongestNameOfAllMem = reader.ReadString(); return true;
                    case 41 when name.SequenceEqual("packages_by_the_longest_names_of_all_pack"u8):
                        PackagesByTheLongestNamesOfAllPack = reader.ReadModelMap<PackageOfAnExtraordinarilyLargeSize>(); return
                            true;
                    case 41 when name.SequenceEqual("kinds_with_the_longest_names_of_all_kinds"u8):
                        KindsWithTheLongestNamesOfAllKinds = reader.ReadEnumList<KindOfPackagesOfAnExtraordinarilyLargeSi>();
                            return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("a_member_with_the_longest_name_of_all_mem"u8, AMemberWithTheLongestNameOfAllMem);
                writer.WriteModelMap("packages_by_the_longest_names_of_all_pack"u8, PackagesByTheLongestNamesOfAllPack);
                writer.WriteEnumList("kinds_with_the_longest_names_of_all_kinds"u8, KindsWithTheLongestNamesOfAllKinds);
            }
        }

        /// <summary>Kind of a package.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<KindOfPackagesOfAnExtraordinarilyLargeSi>))]
        public readonly record struct KindOfPackagesOfAnExtraordinarilyLargeSi(string Value)
            : IOpenEnumValue<KindOfPackagesOfAnExtraordinarilyLargeSi>
        {
            /// <summary>The longest.</summary>
            public static KindOfPackagesOfAnExtraordinarilyLargeSi TheLongestNameOfAKindOfAllKinds1 =>
                new("THE_LONGEST_NAME_OF_A_KIND_OF_ALL_KINDS1");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator KindOfPackagesOfAnExtraordinarilyLargeSi(string value) => new(value);

            /// <inheritdoc/>
            public static KindOfPackagesOfAnExtraordinarilyLargeSi FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A union.</summary>
        [JsonConverter(typeof(ModelJsonConverter<UnionOfExtraordinarilyLargeThings>))]
        public abstract partial class UnionOfExtraordinarilyLargeThings
            : JsonModel, IJsonModel<UnionOfExtraordinarilyLargeThings>
        {
            private protected UnionOfExtraordinarilyLargeThings(string theLongestNameOfADiscriminatorOfAll)
            {
                TheLongestNameOfADiscriminatorOfAll = theLongestNameOfADiscriminatorOfAll;
            }

            /// <summary>
            /// Kind of the object, from the member <c>the_longest_name_of_a_discriminator_of_all</c>. Empty if the JSON has
            /// none.
            /// </summary>
            public string TheLongestNameOfADiscriminatorOfAll { get; private set; }

            /// <summary>Packages by name.</summary>
            public required IReadOnlyDictionary<string, PackageOfAnExtraordinarilyLargeSize> PackagesByTheLongestNamesOfAllBoxe
                { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static UnionOfExtraordinarilyLargeThings CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnionOfExtraordinarilyLargeThings>(parseNode);

            static UnionOfExtraordinarilyLargeThings IJsonModel<UnionOfExtraordinarilyLargeThings>.Create(
                ref GraphJsonReader reader) =>
                reader.PeekText("the_longest_name_of_a_discriminator_of_all"u8, "the_longest_value_of_a_discriminator_of_all")
                    switch
                {
                    "the_longest_value_of_a_discriminator_of_all" => reader.Create<MemberOfAnExtraordinarilyLargeUnionForBo>(),
                    _ => reader.Create<UnknownUnionOfExtraordinarilyLargeThings>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 42 when name.SequenceEqual("the_longest_name_of_a_discriminator_of_all"u8):
                        TheLongestNameOfADiscriminatorOfAll = reader.ReadKind(TheLongestNameOfADiscriminatorOfAll); return true;
                    case 41 when name.SequenceEqual("packages_by_the_longest_names_of_all_boxe"u8):
                        PackagesByTheLongestNamesOfAllBoxe = reader.ReadModelMap<PackageOfAnExtraordinarilyLargeSize>()!; return
                            true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("the_longest_name_of_a_discriminator_of_all"u8, TheLongestNameOfADiscriminatorOfAll);
                writer.WriteModelMap("packages_by_the_longest_names_of_all_boxe"u8, PackagesByTheLongestNamesOfAllBoxe);
            }

            /// <inheritdoc/>
            internal override void Check(ref ModelValidator validator)
            {
                validator.Required("packages_by_the_longest_names_of_all_boxe", PackagesByTheLongestNamesOfAllBoxe);
            }
        }

        /// <summary>
        /// A <see cref="UnionOfExtraordinarilyLargeThings"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [JsonConverter(typeof(ModelJsonConverter<UnknownUnionOfExtraordinarilyLargeThings>))]
        public sealed class UnknownUnionOfExtraordinarilyLargeThings
            : UnionOfExtraordinarilyLargeThings, IJsonModel<UnknownUnionOfExtraordinarilyLargeThings>
        {
            /// <summary>Creates an object of any kind.</summary>
            /// <param name="theLongestNameOfADiscriminatorOfAll">Value of the member
            /// <c>the_longest_name_of_a_discriminator_of_all</c>.</param>
            public UnknownUnionOfExtraordinarilyLargeThings(string theLongestNameOfADiscriminatorOfAll)
                : base(theLongestNameOfADiscriminatorOfAll)
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownUnionOfExtraordinarilyLargeThings CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownUnionOfExtraordinarilyLargeThings>(parseNode);

            static UnknownUnionOfExtraordinarilyLargeThings IJsonModel<UnknownUnionOfExtraordinarilyLargeThings>.Create(
                ref GraphJsonReader reader) =>
                new(string.Empty)
                {
                    PackagesByTheLongestNamesOfAllBoxe = null!,
                };
        }

        /// <summary>A member.</summary>
        [JsonConverter(typeof(ModelJsonConverter<MemberOfAnExtraordinarilyLargeUnionForBo>))]
        public sealed partial class MemberOfAnExtraordinarilyLargeUnionForBo
            : UnionOfExtraordinarilyLargeThings, IJsonModel<MemberOfAnExtraordinarilyLargeUnionForBo>
        {
            /// <summary>Creates an object of the kind <c>THE_LONGEST_VALUE_OF_A_DISCRIMINATOR_OF_ALL</c>.</summary>
            public MemberOfAnExtraordinarilyLargeUnionForBo()
                : base("THE_LONGEST_VALUE_OF_A_DISCRIMINATOR_OF_ALL")
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new MemberOfAnExtraordinarilyLargeUnionForBo CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<MemberOfAnExtraordinarilyLargeUnionForBo>(parseNode);

            static MemberOfAnExtraordinarilyLargeUnionForBo IJsonModel<MemberOfAnExtraordinarilyLargeUnionForBo>.Create(
                ref GraphJsonReader reader) =>
                new()
                {
                    PackagesByTheLongestNamesOfAllBoxe = null!,
                };
        }

        /// <summary>A union.</summary>
        [JsonConverter(typeof(ModelJsonConverter<ShapesOfExtraordinarilyLargeBoxes>))]
        public abstract partial class ShapesOfExtraordinarilyLargeBoxes
            : JsonModel, IJsonModel<ShapesOfExtraordinarilyLargeBoxes>
        {
            private protected ShapesOfExtraordinarilyLargeBoxes()
            {
            }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static ShapesOfExtraordinarilyLargeBoxes CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<ShapesOfExtraordinarilyLargeBoxes>(parseNode);

            static ShapesOfExtraordinarilyLargeBoxes IJsonModel<ShapesOfExtraordinarilyLargeBoxes>.Create(
                ref GraphJsonReader reader) =>
                reader.PeekMember("the_first_member_of_a_shape_of_all_shapes", "the_second_member_of_a_shape_of_all_shapes",
                    "the_third_member_of_a_shape_of_all_shapes") switch
                {
                    "the_first_member_of_a_shape_of_all_shapes" => reader.Create<FirstShapeOfAnExtraordinarilyLargeUnion1>(),
                    "the_second_member_of_a_shape_of_all_shapes" => reader.Create<SecondShapeOfAnExtraordinarilyLargeUnio1>(),
                    "the_third_member_of_a_shape_of_all_shapes" => reader.Create<FirstShapeOfAnExtraordinarilyLargeUnion1>(),
                    _ => reader.Create<UnknownShapesOfExtraordinarilyLargeBoxes>(),
                };
        }

        /// <summary>
        /// A <see cref="ShapesOfExtraordinarilyLargeBoxes"/> of a kind that is not listed here. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>. Send one to use a kind that Meta has added since.
        /// </summary>
        [JsonConverter(typeof(ModelJsonConverter<UnknownShapesOfExtraordinarilyLargeBoxes>))]
        public sealed class UnknownShapesOfExtraordinarilyLargeBoxes
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<UnknownShapesOfExtraordinarilyLargeBoxes>
        {
            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new UnknownShapesOfExtraordinarilyLargeBoxes CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<UnknownShapesOfExtraordinarilyLargeBoxes>(parseNode);

            static UnknownShapesOfExtraordinarilyLargeBoxes IJsonModel<UnknownShapesOfExtraordinarilyLargeBoxes>.Create(
                ref GraphJsonReader reader) =>
                new();
        }

        /// <summary>A member.</summary>
        [JsonConverter(typeof(ModelJsonConverter<FirstShapeOfAnExtraordinarilyLargeUnion1>))]
        public sealed partial class FirstShapeOfAnExtraordinarilyLargeUnion1
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<FirstShapeOfAnExtraordinarilyLargeUnion1>
        {
            /// <summary>The first.</summary>
            public string? TheFirstMemberOfAShapeOfAllShapes { get; set; }

            /// <summary>The third.</summary>
            public string? TheThirdMemberOfAShapeOfAllShapes { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new FirstShapeOfAnExtraordinarilyLargeUnion1 CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<FirstShapeOfAnExtraordinarilyLargeUnion1>(parseNode);

            static FirstShapeOfAnExtraordinarilyLargeUnion1 IJsonModel<FirstShapeOfAnExtraordinarilyLargeUnion1>.Create(
                ref GraphJsonReader reader) =>
                new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 41 when name.SequenceEqual("the_first_member_of_a_shape_of_all_shapes"u8):
                        TheFirstMemberOfAShapeOfAllShapes = reader.ReadString(); return true;
                    case 41 when name.SequenceEqual("the_third_member_of_a_shape_of_all_shapes"u8):
                        TheThirdMemberOfAShapeOfAllShapes = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("the_first_member_of_a_shape_of_all_shapes"u8, TheFirstMemberOfAShapeOfAllShapes);
                writer.WriteString("the_third_member_of_a_shape_of_all_shapes"u8, TheThirdMemberOfAShapeOfAllShapes);
            }
        }

        /// <summary>A member.</summary>
        [JsonConverter(typeof(ModelJsonConverter<SecondShapeOfAnExtraordinarilyLargeUnio1>))]
        public sealed partial class SecondShapeOfAnExtraordinarilyLargeUnio1
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<SecondShapeOfAnExtraordinarilyLargeUnio1>
        {
            /// <summary>The second.</summary>
            public string? TheSecondMemberOfAShapeOfAllShapes { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static new SecondShapeOfAnExtraordinarilyLargeUnio1 CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<SecondShapeOfAnExtraordinarilyLargeUnio1>(parseNode);

            static SecondShapeOfAnExtraordinarilyLargeUnio1 IJsonModel<SecondShapeOfAnExtraordinarilyLargeUnio1>.Create(
                ref GraphJsonReader reader) =>
                new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 42 when name.SequenceEqual("the_second_member_of_a_shape_of_all_shapes"u8):
                        TheSecondMemberOfAShapeOfAllShapes = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("the_second_member_of_a_shape_of_all_shapes"u8, TheSecondMemberOfAShapeOfAllShapes);
            }
        }

        /// <summary>Parameters of <see cref="PackagesOfALargeSizeInABoRequestBuilder.ListAsync"/>.</summary>
        public sealed class PackagesOfALargeSizeInABoQuery : IQueryParameters
        {
            /// <summary>Members to return.</summary>
            public IReadOnlyList<PackageOfAnExtraordinarilyLargeSizeField>? Fields { get; set; }

            /// <summary>Returns the page after this cursor. The cursor is in the paging member of the previous page.</summary>
            public string? After { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteEnumList("fields", Fields);
                query.WriteString("after", After);
            }
        }

        /// <summary>Parameters of <see cref="PackagesOfALargeSizeInABoRequestBuilder.PostAsync"/>.</summary>
        public sealed class PackagesOfALargeSizeInABoPostQuery : IQueryParameters
        {
            /// <summary>A word.</summary>
            public string? AWordThatIsTheLongestOfAllWords { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteString("a_word_that_is_the_longest_of_all_words", AWordThatIsTheLongestOfAllWords);
            }
        }

        /// <summary>
        /// Members of <see cref="PackageOfAnExtraordinarilyLargeSize"/> that a query can ask for. Any other text is accepted,
        /// such as a member with its own members in braces.
        /// </summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<PackageOfAnExtraordinarilyLargeSizeField>))]
        public readonly record struct PackageOfAnExtraordinarilyLargeSizeField(string Value)
            : IOpenEnumValue<PackageOfAnExtraordinarilyLargeSizeField>
        {
            /// <summary>
            /// A description that is just as long as it takes to be broken into several lines, with &lt;angles&gt; &amp;
            /// ampersands that grow when they are written as XML.
            /// </summary>
            public static PackageOfAnExtraordinarilyLargeSizeField AMemberWithTheLongestNameOfAllMem =>
                new("a_member_with_the_longest_name_of_all_mem");

            /// <summary>Packages in it.</summary>
            public static PackageOfAnExtraordinarilyLargeSizeField PackagesByTheLongestNamesOfAllPack =>
                new("packages_by_the_longest_names_of_all_pack");

            /// <summary>Kinds of it.</summary>
            public static PackageOfAnExtraordinarilyLargeSizeField KindsWithTheLongestNamesOfAllKinds =>
                new("kinds_with_the_longest_names_of_all_kinds");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator PackageOfAnExtraordinarilyLargeSizeField(string value) => new(value);

            /// <inheritdoc/>
            public static PackageOfAnExtraordinarilyLargeSizeField FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }
        """);

    [Test]
    public Task Long_names_are_wrapped() => TinyPages.AssertPrintsAsync(LongNames);

    [Test]
    public async Task No_line_is_longer_than_120_columns()
    {
        IEnumerable<string> tooLong = (await TinyPages.FilesAsync()).SelectMany(file => file.Value.Split('\n')
            .Where(line => line.Length > 120 && !line.Contains("https://", StringComparison.Ordinal))
            .Select(line => $"{file.Key}: {line}"));
        Assert.That(tooLong, Is.Empty);
    }
}
