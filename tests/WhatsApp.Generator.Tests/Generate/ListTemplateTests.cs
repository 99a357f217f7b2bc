namespace WhatsApp.Generator.Tests.Generate;

public sealed class ListTemplateTests
{
    internal static readonly TinyPage List = new("box/list", """
        paths:
          /{Version}/{Box-ID}/labels:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            get:
              operationId: listLabels
              summary: Lists the labels of a box.
              x-paged: true
              parameters:
                - name: fields
                  in: query
                  description: Members to return.
                  x-fields: '#/components/schemas/Label'
                  schema:
                    type: array
                    items:
                      type: string
                - $ref: '../shared/parameters.yaml#/components/parameters/Filtering'
                - name: limit
                  in: query
                  description: How many labels one page holds at most.
                  schema:
                    type: integer
                    minimum: 1
                    maximum: 100
                - $ref: '../shared/parameters.yaml#/components/parameters/After'
              responses:
                '200':
                  description: A page of labels.
                  content:
                    application/json:
                      schema:
                        $ref: '#/components/schemas/LabelPage'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        components:
          schemas:
            LabelPage:
              type: object
              description: A page of labels.
              properties:
                data:
                  type: array
                  description: The labels.
                  items:
                    $ref: '#/components/schemas/Label'
                paging:
                  $ref: '../shared/paging.yaml#/components/schemas/Paging'
            Label:
              type: object
              description: A label of a box.
              properties:
                id:
                  type: string
                  description: Id of the label.
                label_text:
                  type: string
                  description: What is written on it.
                  x-name: Text
        """, """
        /// <summary>
        /// Lists the labels of a box. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/list"/>.
        /// </summary>
        public partial class BoxLabelsRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxLabelsRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo ListLabelsOperation =
                new("listLabels", HttpMethod.Get, "/{version}/{box_id}/labels");

            /// <summary>Lists the labels of a box.</summary>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels reading the list.</param>
            /// <returns>The list. Nothing is sent before it is read, and a failure is thrown there.</returns>
            public virtual PagedList<LabelPage, Label> ListAsync(
                BoxLabelsQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                new(Adapter, ListRequest(query, options), cancellationToken);

            /// <summary>The request of <see cref="ListAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToListRequestInformation(
                BoxLabelsQuery? query = null, RequestOptions? options = null) =>
                ToInformation(ListRequest(query, options));

            private GraphRequest ListRequest(BoxLabelsQuery? query, RequestOptions? options) =>
                Request(ListLabelsOperation, options).WithQuery(query);
        }

        /// <summary>A page of labels.</summary>
        [JsonConverter(typeof(ModelJsonConverter<LabelPage>))]
        public sealed partial class LabelPage : JsonModel, IJsonModel<LabelPage>, IPage<Label>
        {
            /// <summary>The labels.</summary>
            public IReadOnlyList<Label>? Data { get; set; }

            /// <summary>The position of a page in the whole list.</summary>
            public Paging? Paging { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static LabelPage CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<LabelPage>(parseNode);

            static LabelPage IJsonModel<LabelPage>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("data"u8): Data = reader.ReadModelList<Label>(); return true;
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

        /// <summary>A label of a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<Label>))]
        public sealed partial class Label : JsonModel, IJsonModel<Label>
        {
            /// <summary>Id of the label.</summary>
            public string? Id { get; set; }

            /// <summary>What is written on it.</summary>
            public string? Text { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static Label CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<Label>(parseNode);

            static Label IJsonModel<Label>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 2 when name.SequenceEqual("id"u8): Id = reader.ReadString(); return true;
                    case 10 when name.SequenceEqual("label_text"u8): Text = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("id"u8, Id);
                writer.WriteString("label_text"u8, Text);
            }
        }

        /// <summary>Parameters of <see cref="BoxLabelsRequestBuilder.ListAsync"/>.</summary>
        public sealed class BoxLabelsQuery : IQueryParameters
        {
            /// <summary>Members to return.</summary>
            public IReadOnlyList<LabelField>? Fields { get; set; }

            /// <summary>Conditions that the items must meet. All conditions apply.</summary>
            public IReadOnlyList<Filter>? Filtering { get; set; }

            /// <summary>How many labels one page holds at most. 1 to 100.</summary>
            public long? Limit { get; set; }

            /// <summary>Returns the page after this cursor. The cursor is in the paging member of the previous page.</summary>
            public string? After { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteEnumList("fields", Fields);
                query.WriteModelList("filtering", Filtering);
                query.WriteInt64("limit", Limit);
                query.WriteString("after", After);
            }
        }

        /// <summary>
        /// Members of <see cref="Label"/> that a query can ask for. Any other text is accepted, such as a member with its own
        /// members in braces.
        /// </summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<LabelField>))]
        public readonly record struct LabelField(string Value) : IOpenEnumValue<LabelField>
        {
            /// <summary>Id of the label.</summary>
            public static LabelField Id => new("id");

            /// <summary>What is written on it.</summary>
            public static LabelField Text => new("label_text");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator LabelField(string value) => new(value);

            /// <inheritdoc/>
            public static LabelField FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }
        """);

    [Test]
    public Task List_is_paged_and_its_query_takes_fields_filters_and_a_limit() => TinyPages.AssertPrintsAsync(List);
}
