namespace WhatsApp.Generator.Tests.Generate;

public sealed class FileTemplateTests
{
    internal static readonly TinyPage Files = new("box/files", """
        paths:
          /{Version}/{Parcel-ID}:
            parameters:
              - $ref: '../shared/parameters.yaml#/components/parameters/Version'
              - $ref: '../shared/nodes.yaml#/components/parameters/ParcelId'
            post:
              operationId: fillParcel
              summary: Fills a parcel.
              parameters:
                - name: parcel_offset
                  in: header
                  description: Where it goes on.
                  required: true
                  schema:
                    type: integer
                - name: X-Sender
                  in: header
                  description: Who sends it
                  x-name: Sender
                  required: true
                  schema:
                    type: string
                - name: is_last
                  in: query
                  description: Whether it is full then.
                  schema:
                    type: boolean
              requestBody:
                required: true
                content:
                  application/octet-stream:
                    schema:
                      type: string
                      format: binary
                      description: What goes in
              responses:
                '200':
                  description: Whether it went in.
                  content:
                    application/json:
                      schema:
                        $ref: '../shared/responses.yaml#/components/schemas/SuccessResponse'
                default:
                  $ref: '../shared/errors.yaml#/components/responses/Error'
        """, """
        public partial class ParcelItemRequestBuilder
        {
            private static readonly OperationInfo FillParcelOperation =
                new("fillParcel", HttpMethod.Post, "/{version}/{parcel_id}");

            /// <summary>Fills a parcel.</summary>
            /// <param name="body">What goes in.</param>
            /// <param name="parcelOffset">Where it goes on.</param>
            /// <param name="sender">Who sends it.</param>
            /// <param name="query">Query parameters. Null uses Meta's defaults.</param>
            /// <param name="options">Options for this call only. Null uses the client's options.</param>
            /// <param name="cancellationToken">Cancels the call.</param>
            /// <exception cref="GraphApiException">The API returned an error.</exception>
            /// <exception cref="GraphTimeoutException">The call exceeded its time limit.</exception>
            /// <exception cref="GraphConnectionException">The connection failed, so there is no response.</exception>
            public virtual Task<SuccessResponse> PostAsync(
                FileUpload body,
                long parcelOffset,
                string sender,
                ParcelPostQuery? query = null,
                RequestOptions? options = null,
                CancellationToken cancellationToken = default) =>
                SendAsync<SuccessResponse>(PostRequest(body, parcelOffset, sender, query, options), cancellationToken);

            /// <summary>The request of <see cref="PostAsync"/>, for an adapter of Kiota.</summary>
            public virtual RequestInformation ToPostRequestInformation(
                FileUpload body, long parcelOffset, string sender, ParcelPostQuery? query = null,
                    RequestOptions? options = null) =>
                ToInformation(PostRequest(body, parcelOffset, sender, query, options));

            private GraphRequest PostRequest(
                FileUpload body, long parcelOffset, string sender, ParcelPostQuery? query, RequestOptions? options) =>
                Request(FillParcelOperation, options).WithQuery(query).WithHeader("parcel_offset", parcelOffset)
                    .WithHeader("X-Sender", sender).WithFile(body);
        }

        /// <summary>Parameters of <see cref="ParcelItemRequestBuilder.PostAsync"/>.</summary>
        public sealed class ParcelPostQuery : IQueryParameters
        {
            /// <summary>Whether it is full then.</summary>
            public bool? IsLast { get; set; }

            void IQueryParameters.WriteTo(QueryString query)
            {
                query.WriteBoolean("is_last", IsLast);
            }
        }
        """);

    [Test]
    public Task Body_of_bytes_is_a_file_and_headers_are_arguments() => TinyPages.AssertPrintsAsync(Files);
}
