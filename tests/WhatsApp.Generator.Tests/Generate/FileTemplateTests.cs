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
            /// <summary>Fills a parcel.</summary>
            /// <param name="body">What goes in.</param>
            /// <param name="parcelOffset">Where it goes on.</param>
            /// <param name="sender">Who sends it.</param>
            /// <param name="query">Parameters of the query, or none for what Meta takes without them.</param>
            /// <param name="options">What this call does differently from its client, or none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <exception cref="GraphApiException">The API answered with an error.</exception>
            /// <exception cref="GraphTimeoutException">The call took longer than it may.</exception>
            /// <exception cref="GraphConnectionException">There is no answer, since the connection failed.</exception>
            [GraphOperation("fillParcel", "POST", "/{Version}/{Parcel-ID}")]
            public virtual Task<SuccessResponse> PostAsync(
                FileUpload body,
                long parcelOffset,
                string sender,
                ParcelPostQuery? query,
                RequestOptions? options,
                CancellationToken cancellationToken = default)
            {
                ArgumentNullException.ThrowIfNull(body);
                ArgumentNullException.ThrowIfNull(sender);
                var request = new RequestInformation
                {
                    Method = HttpMethod.Post,
                    OperationId = "fillParcel",
                    Path = Path,
                    Query = query,
                    Headers = new RequestHeaders()
                        .AddInt64("parcel_offset", parcelOffset)
                        .AddString("X-Sender", sender),
                    BinaryBody = body,
                };
                return Adapter.SendAsync<SuccessResponse>(request, options, cancellationToken);
            }

            /// <inheritdoc cref="PostAsync(FileUpload, long, string, ParcelPostQuery?, RequestOptions?, CancellationToken)"/>
            public Task<SuccessResponse> PostAsync(
                FileUpload body,
                long parcelOffset,
                string sender,
                ParcelPostQuery? query = null,
                CancellationToken cancellationToken = default) =>
                PostAsync(body, parcelOffset, sender, query, null, cancellationToken);
        }

        /// <summary>
        /// Parameters of <see cref="ParcelItemRequestBuilder.PostAsync(FileUpload, long, string, ParcelPostQuery?,
        /// RequestOptions?, CancellationToken)"/>.
        /// </summary>
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
