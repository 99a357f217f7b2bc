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
        /// <summary>Edge <c>packages_of_an_extraordinarily_large_size</c>, on Meta's page long names.</summary>
        public partial class PackagesOfALargeSizeInABoRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public PackagesOfALargeSizeInABoRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Lists packages.</summary>
            /// <param name="query">Parameters of the query, or none for what Meta takes without them.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the walk through the list.</param>
            /// <returns>The list. Nothing is sent before it is walked, and a failure is thrown there.</returns>
            [GraphOperation("listPackagesOfAnExtraordinarilyLargeSize", "GET",
                "/{Version}/{Box-ID}/packages_of_an_extraordinarily_large_size")]
            public virtual PagedList<PackageOfAnExtraordinarilyLargeSizedPage, PackageOfAnExtraordinarilyLargeSize> ListAsync(
                PackagesOfALargeSizeInABoQuery? query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                var request = new RequestInformation
                {
                    Method = HttpMethod.Get,
                    OperationId = "listPackagesOfAnExtraordinarilyLargeSize",
                    Path = Path,
                    Query = query,
                };
                return new(Adapter, request, options, cancellationToken);
            }

            /// <inheritdoc cref="ListAsync(PackagesOfALargeSizeInABoQuery?, RequestOptions?, CancellationToken)"/>
            public PagedList<PackageOfAnExtraordinarilyLargeSizedPage, PackageOfAnExtraordinarilyLargeSize> ListAsync(
                PackagesOfALargeSizeInABoQuery? query = null,
                CancellationToken cancellationToken = default) =>
                ListAsync(query, null, cancellationToken);

            /// <summary>Adds a package.</summary>
            /// <param name="body">A union.</param>
            /// <param name="query">Parameters of the query, or none for what Meta takes without them.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("createPackageOfAnExtraordinarilyLargeSiz", "POST",
                "/{Version}/{Box-ID}/packages_of_an_extraordinarily_large_size")]
            public virtual Task<PackageOfAnExtraordinarilyLargeSize> PostAsync(
                UnionOfExtraordinarilyLargeThings body,
                PackagesOfALargeSizeInABoPostQuery? query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "createPackageOfAnExtraordinarilyLargeSiz",
                    Path = Path,
                    Query = query,
                    JsonBody = body,
                };
                return Adapter.SendAsync<PackageOfAnExtraordinarilyLargeSize>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(UnionOfExtraordinarilyLargeThings, PackagesOfALargeSizeInABoPostQuery?,
            /// RequestOptions?, CancellationToken)"/>
            public Task<PackageOfAnExtraordinarilyLargeSize> PostAsync(
                UnionOfExtraordinarilyLargeThings body,
                PackagesOfALargeSizeInABoPostQuery? query = null,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, query, null, cancellationToken);
        }

        /// <summary>A page of packages.</summary>
        public sealed partial class PackageOfAnExtraordinarilyLargeSizedPage
            : JsonModel, IJsonModel<PackageOfAnExtraordinarilyLargeSizedPage>, IPage<PackageOfAnExtraordinarilyLargeSize>
        {
            /// <summary>The packages.</summary>
            public IReadOnlyList<PackageOfAnExtraordinarilyLargeSize>? Data { get; set; }

            /// <summary>Where a page of a list stands in the whole list.</summary>
            public Paging? Paging { get; set; }

            static PackageOfAnExtraordinarilyLargeSizedPage IJsonModel<PackageOfAnExtraordinarilyLargeSizedPage>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new PackageOfAnExtraordinarilyLargeSizedPage());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "data":
                        Data = reader.ReadModelList<PackageOfAnExtraordinarilyLargeSize>();
                        return true;
                    case "paging":
                        Paging = reader.ReadModel<Paging>();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteModelList("data", Data);
                writer.WriteModel("paging", Paging);
            }
        }

        /// <summary>A package.</summary>
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

            static PackageOfAnExtraordinarilyLargeSize IJsonModel<PackageOfAnExtraordinarilyLargeSize>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new PackageOfAnExtraordinarilyLargeSize());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "a_member_with_the_longest_name_of_all_mem":
                        AMemberWithTheLongestNameOfAllMem = reader.ReadString();
                        return true;
                    case "packages_by_the_longest_names_of_all_pack":
                        PackagesByTheLongestNamesOfAllPack = reader.ReadModelMap<PackageOfAnExtraordinarilyLargeSize>();
                        return true;
                    case "kinds_with_the_longest_names_of_all_kinds":
                        KindsWithTheLongestNamesOfAllKinds = reader.ReadEnumList<KindOfPackagesOfAnExtraordinarilyLargeSi>();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("a_member_with_the_longest_name_of_all_mem", AMemberWithTheLongestNameOfAllMem);
                writer.WriteModelMap("packages_by_the_longest_names_of_all_pack", PackagesByTheLongestNamesOfAllPack);
                writer.WriteEnumList("kinds_with_the_longest_names_of_all_kinds", KindsWithTheLongestNamesOfAllKinds);
            }
        }

        /// <summary>Kind of a package.</summary>
        /// <param name="Value">The text on the wire.</param>
        public readonly record struct KindOfPackagesOfAnExtraordinarilyLargeSi(string Value)
            : IOpenEnumValue<KindOfPackagesOfAnExtraordinarilyLargeSi>
        {
            /// <summary>The longest.</summary>
            public static KindOfPackagesOfAnExtraordinarilyLargeSi TheLongestNameOfAKindOfAllKinds1 =>
                new("THE_LONGEST_NAME_OF_A_KIND_OF_ALL_KINDS1");

            /// <summary>Takes any text, whether the pages know it or not.</summary>
            public static implicit operator KindOfPackagesOfAnExtraordinarilyLargeSi(string value) => new(value);

            /// <inheritdoc/>
            public static KindOfPackagesOfAnExtraordinarilyLargeSi FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }

        /// <summary>A union.</summary>
        public abstract partial class UnionOfExtraordinarilyLargeThings
            : JsonModel, IJsonModel<UnionOfExtraordinarilyLargeThings>
        {
            private protected UnionOfExtraordinarilyLargeThings(string theLongestNameOfADiscriminatorOfAll)
            {
                TheLongestNameOfADiscriminatorOfAll = theLongestNameOfADiscriminatorOfAll;
            }

            /// <summary>
            /// Which kind this is: the member <c>the_longest_name_of_a_discriminator_of_all</c>. Empty where the JSON has none.
            /// </summary>
            public string TheLongestNameOfADiscriminatorOfAll { get; private set; }

            /// <summary>Packages by name.</summary>
            public required IReadOnlyDictionary<string, PackageOfAnExtraordinarilyLargeSize> PackagesByTheLongestNamesOfAllBoxe
                { get; set; }

            static UnionOfExtraordinarilyLargeThings IJsonModel<UnionOfExtraordinarilyLargeThings>.ReadFrom(
                GraphJsonReader reader) =>
                reader.PeekText("the_longest_name_of_a_discriminator_of_all") switch
                {
                    "the_longest_value_of_a_discriminator_of_all" => reader.ReadAs<MemberOfAnExtraordinarilyLargeUnionForBo>(),
                    _ => reader.ReadAs<UnknownUnionOfExtraordinarilyLargeThings>(),
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "the_longest_name_of_a_discriminator_of_all":
                        TheLongestNameOfADiscriminatorOfAll = reader.ReadString() ?? TheLongestNameOfADiscriminatorOfAll;
                        return true;
                    case "packages_by_the_longest_names_of_all_boxe":
                        PackagesByTheLongestNamesOfAllBoxe = reader.ReadModelMap<PackageOfAnExtraordinarilyLargeSize>()!;
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteKind("the_longest_name_of_a_discriminator_of_all", TheLongestNameOfADiscriminatorOfAll);
                writer.WriteModelMap("packages_by_the_longest_names_of_all_boxe", PackagesByTheLongestNamesOfAllBoxe);
            }
        }

        /// <summary>
        /// A <see cref="UnionOfExtraordinarilyLargeThings"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        public sealed class UnknownUnionOfExtraordinarilyLargeThings
            : UnionOfExtraordinarilyLargeThings, IJsonModel<UnknownUnionOfExtraordinarilyLargeThings>
        {
            /// <summary>Makes one of any kind.</summary>
            /// <param name="theLongestNameOfADiscriminatorOfAll">What the member
            /// <c>the_longest_name_of_a_discriminator_of_all</c> says.</param>
            public UnknownUnionOfExtraordinarilyLargeThings(string theLongestNameOfADiscriminatorOfAll)
                : base(theLongestNameOfADiscriminatorOfAll)
            {
            }

            static UnknownUnionOfExtraordinarilyLargeThings IJsonModel<UnknownUnionOfExtraordinarilyLargeThings>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new UnknownUnionOfExtraordinarilyLargeThings(string.Empty)
                {
                    PackagesByTheLongestNamesOfAllBoxe = null!,
                });
        }

        /// <summary>A member.</summary>
        public sealed partial class MemberOfAnExtraordinarilyLargeUnionForBo
            : UnionOfExtraordinarilyLargeThings, IJsonModel<MemberOfAnExtraordinarilyLargeUnionForBo>
        {
            /// <summary>Makes one whose kind is <c>THE_LONGEST_VALUE_OF_A_DISCRIMINATOR_OF_ALL</c>.</summary>
            public MemberOfAnExtraordinarilyLargeUnionForBo()
                : base("THE_LONGEST_VALUE_OF_A_DISCRIMINATOR_OF_ALL")
            {
            }

            static MemberOfAnExtraordinarilyLargeUnionForBo IJsonModel<MemberOfAnExtraordinarilyLargeUnionForBo>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new MemberOfAnExtraordinarilyLargeUnionForBo
                {
                    PackagesByTheLongestNamesOfAllBoxe = null!,
                });
        }

        /// <summary>A union.</summary>
        public abstract partial class ShapesOfExtraordinarilyLargeBoxes
            : JsonModel, IJsonModel<ShapesOfExtraordinarilyLargeBoxes>
        {
            private protected ShapesOfExtraordinarilyLargeBoxes()
            {
            }

            static ShapesOfExtraordinarilyLargeBoxes IJsonModel<ShapesOfExtraordinarilyLargeBoxes>.ReadFrom(
                GraphJsonReader reader) =>
                reader.PeekMember("the_first_member_of_a_shape_of_all_shapes", "the_second_member_of_a_shape_of_all_shapes",
                    "the_third_member_of_a_shape_of_all_shapes") switch
                {
                    "the_first_member_of_a_shape_of_all_shapes" => reader.ReadAs<FirstShapeOfAnExtraordinarilyLargeUnion1>(),
                    "the_second_member_of_a_shape_of_all_shapes" => reader.ReadAs<SecondShapeOfAnExtraordinarilyLargeUnio1>(),
                    "the_third_member_of_a_shape_of_all_shapes" => reader.ReadAs<FirstShapeOfAnExtraordinarilyLargeUnion1>(),
                    _ => reader.ReadAs<UnknownShapesOfExtraordinarilyLargeBoxes>(),
                };
        }

        /// <summary>
        /// A <see cref="ShapesOfExtraordinarilyLargeBoxes"/> of a kind that the pages do not know. Its members are in
        /// <see cref="JsonModel.AdditionalData"/>; send one to use what the pages lack.
        /// </summary>
        public sealed class UnknownShapesOfExtraordinarilyLargeBoxes
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<UnknownShapesOfExtraordinarilyLargeBoxes>
        {
            static UnknownShapesOfExtraordinarilyLargeBoxes IJsonModel<UnknownShapesOfExtraordinarilyLargeBoxes>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new UnknownShapesOfExtraordinarilyLargeBoxes());
        }

        /// <summary>A member.</summary>
        public sealed partial class FirstShapeOfAnExtraordinarilyLargeUnion1
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<FirstShapeOfAnExtraordinarilyLargeUnion1>
        {
            /// <summary>The first.</summary>
            public string? TheFirstMemberOfAShapeOfAllShapes { get; set; }

            /// <summary>The third.</summary>
            public string? TheThirdMemberOfAShapeOfAllShapes { get; set; }

            static FirstShapeOfAnExtraordinarilyLargeUnion1 IJsonModel<FirstShapeOfAnExtraordinarilyLargeUnion1>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new FirstShapeOfAnExtraordinarilyLargeUnion1());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "the_first_member_of_a_shape_of_all_shapes":
                        TheFirstMemberOfAShapeOfAllShapes = reader.ReadString();
                        return true;
                    case "the_third_member_of_a_shape_of_all_shapes":
                        TheThirdMemberOfAShapeOfAllShapes = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("the_first_member_of_a_shape_of_all_shapes", TheFirstMemberOfAShapeOfAllShapes);
                writer.WriteString("the_third_member_of_a_shape_of_all_shapes", TheThirdMemberOfAShapeOfAllShapes);
            }
        }

        /// <summary>A member.</summary>
        public sealed partial class SecondShapeOfAnExtraordinarilyLargeUnio1
            : ShapesOfExtraordinarilyLargeBoxes, IJsonModel<SecondShapeOfAnExtraordinarilyLargeUnio1>
        {
            /// <summary>The second.</summary>
            public string? TheSecondMemberOfAShapeOfAllShapes { get; set; }

            static SecondShapeOfAnExtraordinarilyLargeUnio1 IJsonModel<SecondShapeOfAnExtraordinarilyLargeUnio1>.ReadFrom(
                GraphJsonReader reader) =>
                reader.ReadObject(new SecondShapeOfAnExtraordinarilyLargeUnio1());

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "the_second_member_of_a_shape_of_all_shapes":
                        TheSecondMemberOfAShapeOfAllShapes = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                base.WriteMembers(writer);
                writer.WriteString("the_second_member_of_a_shape_of_all_shapes", TheSecondMemberOfAShapeOfAllShapes);
            }
        }

        /// <summary>
        /// Parameters of <see cref="PackagesOfALargeSizeInABoRequestBuilder.ListAsync(PackagesOfALargeSizeInABoQuery?,
        /// RequestOptions?, CancellationToken)"/>.
        /// </summary>
        public sealed class PackagesOfALargeSizeInABoQuery : IQueryParameters
        {
            /// <summary>Members to return.</summary>
            public IReadOnlyList<PackageOfAnExtraordinarilyLargeSizeField>? Fields { get; set; }

            /// <summary>Cursor of the page before the wanted one, from that page's paging member.</summary>
            public string? After { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteEnumList("fields", Fields);
                query.WriteString("after", After);
            }
        }

        /// <summary>
        /// Parameters of <see cref="PackagesOfALargeSizeInABoRequestBuilder.PostAsync(UnionOfExtraordinarilyLargeThings,
        /// PackagesOfALargeSizeInABoPostQuery?, RequestOptions?, CancellationToken)"/>.
        /// </summary>
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
        /// Members of <see cref="PackageOfAnExtraordinarilyLargeSize"/> that a query may ask for. Any other text is taken too,
        /// such as one with subfields.
        /// </summary>
        /// <param name="Value">The text on the wire.</param>
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

            /// <summary>Takes any text, whether the pages know it or not.</summary>
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
