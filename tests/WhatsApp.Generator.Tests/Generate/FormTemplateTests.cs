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
        /// <summary>Edge <c>pictures</c>, on Meta's page forms.</summary>
        public partial class BoxPicturesRequestBuilder : BaseRequestBuilder
        {
            /// <summary>Continues a path. The client does that for you.</summary>
            public BoxPicturesRequestBuilder(IRequestAdapter adapter, string path)
                : base(adapter, path)
            {
            }

            /// <summary>Adds a picture.</summary>
            /// <param name="body">A picture of a box.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("createPicture", "POST", "/{Version}/{Box-ID}/pictures")]
            public virtual Task<SuccessResponse> PostAsync(
                PictureForm body,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "createPicture",
                    Path = Path,
                    MultipartBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(PictureForm, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> PostAsync(
                PictureForm body,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, null, cancellationToken);

            /// <summary>Removes a picture.</summary>
            /// <param name="body">Which picture to remove.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("deletePicture", "DELETE", "/{Version}/{Box-ID}/pictures")]
            public virtual Task<SuccessResponse> DeleteAsync(
                PictureRemovalForm body,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Delete,
                    OperationId = "deletePicture",
                    Path = Path,
                    FormBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="DeleteAsync(PictureRemovalForm, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> DeleteAsync(
                PictureRemovalForm body,
                CancellationToken cancellationToken = default) =>
                DeleteAsync(body, null, cancellationToken);
        }

        /// <summary>A picture of a box.</summary>
        public sealed partial class PictureForm : JsonModel, IJsonModel<PictureForm>, IFormBody
        {
            /// <summary>The picture.</summary>
            public required FileUpload File { get; set; }

            /// <summary>What it shows.</summary>
            public string? Title { get; set; }

            static PictureForm IJsonModel<PictureForm>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new PictureForm
                {
                    File = null!,
                });

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "title":
                        Title = reader.ReadString();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("title", Title);
            }

            void IFormBody.WriteTo(FormFields form)
            {
                form.WriteFile("file", File);
                form.WriteString("title", Title);
            }
        }

        /// <summary>Which picture to remove.</summary>
        public sealed partial class PictureRemovalForm : JsonModel, IJsonModel<PictureRemovalForm>, IFormBody
        {
            /// <summary>Number of the picture.</summary>
            public required long Number { get; set; }

            /// <summary>Whether to hurry.</summary>
            public bool? AtOnce { get; set; }

            /// <summary>Why.</summary>
            public IReadOnlyList<string>? Reasons { get; set; }

            static PictureRemovalForm IJsonModel<PictureRemovalForm>.ReadFrom(GraphJsonReader reader) =>
                reader.ReadObject(new PictureRemovalForm
                {
                    Number = default,
                });

            /// <inheritdoc/>
            protected internal override bool ReadMember(string name, GraphJsonReader reader)
            {
                switch (name)
                {
                    case "number":
                        Number = reader.ReadInt64() ?? default;
                        return true;
                    case "at_once":
                        AtOnce = reader.ReadBoolean();
                        return true;
                    case "reasons":
                        Reasons = reader.ReadStringList();
                        return true;
                    default:
                        return base.ReadMember(name, reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteInt64("number", Number);
                writer.WriteBoolean("at_once", AtOnce);
                writer.WriteStringList("reasons", Reasons);
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
