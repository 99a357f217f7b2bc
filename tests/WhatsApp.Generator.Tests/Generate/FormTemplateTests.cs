namespace WhatsApp.Generator.Tests.Generate;

public sealed class FormTemplateTests
{
    internal static readonly TinyPage Forms = new("box/forms", """
        paths:
          /{Version}/{Box-ID}/pictures:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/BoxId'
            post:
              operationId: createPicture
              summary: Adds a picture.
              requestBody:
                required: true
                content:
                  multipart/form-data:
                    schema:
                      $ref: '#/components/schemas/PictureForm'
              responses:
                '200':
                  description: Whether it was added.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
            delete:
              operationId: deletePicture
              summary: Removes a picture.
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema:
                      $ref: '#/components/schemas/PictureRemovalForm'
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
            PictureForm:
              type: object
              description: A picture of a box.
              required:
                - file
              properties:
                file:
                  type: string
                  format: binary
                  description: The picture.
                title:
                  type: string
                  description: What it shows.
            PictureRemovalForm:
              type: object
              description: Which picture to remove.
              required:
                - number
              properties:
                number:
                  type: integer
                  description: Number of the picture.
                at_once:
                  type: boolean
                  description: Whether to hurry.
                reasons:
                  type: array
                  description: Why.
                  items:
                    type: string
        """, """
        /// <summary>
        /// Adds a picture. Removes a picture. See
        /// <see href="https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/box/forms"/>.
        /// </summary>
        public partial class BoxPicturesRequestBuilder : GraphRequestBuilder
        {
            /// <summary>For generated code, and for a subclass in a test. A program gets builders from the client.</summary>
            protected internal BoxPicturesRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            private static readonly OperationInfo CreatePictureOperation =
                new("createPicture", HttpMethod.Post, "/{version}/{box_id}/pictures");

            /// <summary>Adds a picture.</summary>
            /// <param name="body">A picture of a box.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> PostAsync(
                PictureForm body,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(PostRequest(body, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                PictureForm body, RequestOptions? options = null) =>
                ToInformation(PostRequest(body, options));

            private GraphRequest PostRequest(PictureForm body, RequestOptions? options) =>
                Request(CreatePictureOperation, options).WithMultipart(body);

            private static readonly OperationInfo DeletePictureOperation =
                new("deletePicture", HttpMethod.Delete, "/{version}/{box_id}/pictures");

            /// <summary>Removes a picture.</summary>
            /// <param name="body">Which picture to remove.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> DeleteAsync(
                PictureRemovalForm body,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(DeleteRequest(body, options), cancellationToken);

            /// <summary>The request of <see cref="DeleteAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToDeleteRequestInformation(
                PictureRemovalForm body, RequestOptions? options = null) =>
                ToInformation(DeleteRequest(body, options));

            private GraphRequest DeleteRequest(PictureRemovalForm body, RequestOptions? options) =>
                Request(DeletePictureOperation, options).WithForm(body);
        }

        /// <summary>A picture of a box.</summary>
        [JsonConverter(typeof(ModelJsonConverter<PictureForm>))]
        public sealed partial class PictureForm : JsonModel, IJsonModel<PictureForm>, IFormBody
        {
            /// <summary>The picture.</summary>
            public required FileUpload File { get; set; }

            /// <summary>What it shows.</summary>
            public string? Title { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static PictureForm CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<PictureForm>(parseNode);

            static PictureForm IJsonModel<PictureForm>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    File = null!,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 5 when name.SequenceEqual("title"u8): Title = reader.ReadString(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("title"u8, Title);
            }

            /// <inheritdoc/>
            internal override void Check(ref ModelValidator validator)
            {
                validator.Required("file", File);
            }

            void IFormBody.WriteTo(FormFields form)
            {
                form.WriteFile("file", File);
                form.WriteString("title", Title);
            }
        }

        /// <summary>Which picture to remove.</summary>
        [JsonConverter(typeof(ModelJsonConverter<PictureRemovalForm>))]
        public sealed partial class PictureRemovalForm : JsonModel, IJsonModel<PictureRemovalForm>, IFormBody
        {
            /// <summary>Number of the picture.</summary>
            public required long Number { get; set; }

            /// <summary>Whether to hurry.</summary>
            public bool? AtOnce { get; set; }

            /// <summary>Why.</summary>
            public IReadOnlyList<string>? Reasons { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static PictureRemovalForm CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<PictureRemovalForm>(parseNode);

            static PictureRemovalForm IJsonModel<PictureRemovalForm>.Create(ref GraphJsonReader reader) =>
                new()
                {
                    Number = default,
                };

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 6 when name.SequenceEqual("number"u8): Number = reader.ReadInt64() ?? default; return true;
                    case 7 when name.SequenceEqual("at_once"u8): AtOnce = reader.ReadBoolean(); return true;
                    case 7 when name.SequenceEqual("reasons"u8): Reasons = reader.ReadStringList(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteInt64("number"u8, Number);
                writer.WriteBoolean("at_once"u8, AtOnce);
                writer.WriteStringList("reasons"u8, Reasons);
            }

            void IFormBody.WriteTo(FormFields form)
            {
                form.WriteInt64("number", Number);
                form.WriteBoolean("at_once", AtOnce);
                form.WriteStringList("reasons", Reasons);
            }
        }
        """);

    [Test]
    public Task Form_writes_its_fields_besides_its_json_and_its_files_there_alone() =>
        TinyPages.AssertPrintsAsync(Forms);
}
