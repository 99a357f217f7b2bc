using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>One resumable upload: starts a session or takes up an old one, and sends what the server lacks.</summary>
internal sealed class ResumableUpload
{
    private readonly ApplicationItemRequestBuilder _application;
    private readonly FileUpload _file;
    private readonly ResumableUploadOptions _upload;
    private readonly RequestOptions? _options;
    private readonly long _start;
    private readonly long _length;

    /// <exception cref="ArgumentException">The stream cannot seek, or has nothing to read.</exception>
    /// <exception cref="MediaTooLargeException">The file has more bytes than it may have.</exception>
    public ResumableUpload(
        ApplicationItemRequestBuilder application,
        FileUpload file,
        ResumableUploadOptions? upload,
        RequestOptions? options
    )
    {
        _application = application;
        _file = file;
        _upload = upload ?? new ResumableUploadOptions();
        _upload.Validate();
        _options = options;
        _length =
            file.Remaining
            ?? throw new ArgumentException(
                $"'{file.FileName}' comes from a stream that cannot go back, so its upload cannot be resumed. Save it to "
                    + "a file first and upload that.",
                nameof(file)
            );
        _start = file.Content.Position;
        if (_length == 0)
        {
            throw new ArgumentException(
                $"'{file.FileName}' is empty, or its stream stands at the end. Set the stream's position to 0.",
                nameof(file)
            );
        }

        file.RequireAtMost(file.MaxBytes, _length);
    }

    /// <summary>Returns the handle of the file.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        string session = _upload.SessionId ?? await StartAsync(cancellationToken).ConfigureAwait(false);
        long? offset = _upload.SessionId is null ? 0 : null;
        Exception? broken = null;
        for (int resumes = 0; resumes <= _upload.MaxResumes; resumes++)
        {
            try
            {
                offset ??= await OffsetAsync(session, cancellationToken).ConfigureAwait(false);
                UploadedFile done = await SendAsync(session, offset.Value, cancellationToken).ConfigureAwait(false);
                if (!string.IsNullOrEmpty(done.Handle))
                {
                    return done.Handle;
                }

                // Not the whole file arrived, though nothing failed.
                offset = null;
            }
            catch (Exception error) when (IsBreak(error))
            {
                // How much arrived, only the server knows.
                broken = error;
                offset = null;
            }
            catch (GraphApiException error) when (offset == _length && _upload.SessionId is null)
            {
                // All of it had arrived and only the handle was lost, and this server does not tell it again.
                broken = error;
                session = await StartAsync(cancellationToken).ConfigureAwait(false);
                offset = 0;
            }
        }

        throw new UploadInterruptedException(_file.FileName, session, _upload.MaxResumes, broken);
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var query = new ApplicationUploadsPostQuery
        {
            FileName = _file.FileName,
            FileLength = _length,
            FileType = _file.ContentType,
        };
        UploadSession session = await _application
            .Uploads.PostAsync(query, _options, cancellationToken)
            .ConfigureAwait(false);
        return string.IsNullOrEmpty(session.Id)
            ? throw new InvalidOperationException("Meta returned no id of an upload session, so nothing can be sent.")
            : session.Id;
    }

    private async Task<long> OffsetAsync(string session, CancellationToken cancellationToken)
    {
        UploadSession state = await Builder(session).GetAsync(_options, cancellationToken).ConfigureAwait(false);
        long offset = state.FileOffset ?? 0;
        return offset >= 0 && offset <= _length
            ? offset
            : throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The upload session has {offset} bytes already, but '{_file.FileName}' has only {_length}. It is "
                        + $"the session of another file: start a new one."
                )
            );
    }

    private Task<UploadedFile> SendAsync(string session, long offset, CancellationToken cancellationToken)
    {
        _file.Content.Position = _start + offset;
        var rest = new FileUpload(_file.Content, _file.FileName, _file.ContentType)
        {
            MaxBytes = null,
            Progress = _file.Progress is { } progress ? new ProgressFrom(offset, progress) : null,
        };
        return Builder(session).PostAsync(rest, offset, _options, cancellationToken);
    }

    private UploadSessionItemRequestBuilder Builder(string session) =>
        new UploadSessionsRequestBuilder(_application.Adapter, string.Empty)[session];

    // After what may have been accepted, the session tells what was; that makes the repetition safe.
    private static bool IsBreak(Exception error) =>
        error is IGraphFailure { SuggestedAction: SuggestedAction.RetryNow or SuggestedAction.MayHaveBeenSent };

    private sealed class ProgressFrom(long offset, IProgress<long> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(offset + value);
    }
}
