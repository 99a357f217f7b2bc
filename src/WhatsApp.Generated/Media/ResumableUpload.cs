using System.Globalization;

namespace WhatsApp.Generated;

/// <summary>One resumable upload: starts or resumes a session, and sends the bytes that the server lacks.</summary>
internal sealed class ResumableUpload
{
    private readonly ApplicationItemRequestBuilder _application;
    private readonly FileUpload _file;
    private readonly ResumableUploadOptions _upload;
    private readonly RequestOptions? _options;
    private readonly long _start;
    private readonly long _length;

    /// <exception cref="ArgumentException">The stream cannot seek, or has no bytes left to read.</exception>
    /// <exception cref="MediaTooLargeException">The file is too large.</exception>
    public ResumableUpload(
        ApplicationItemRequestBuilder application, FileUpload file, ResumableUploadOptions? upload,
        RequestOptions? options)
    {
        _application = application;
        _file = file;
        _upload = upload ?? new ResumableUploadOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_upload.MaxResumes, nameof(upload));
        _options = options;
        _length = file.Remaining ?? throw new ArgumentException(
            $"The stream of '{file.FileName}' cannot seek, so its upload cannot be resumed. Save it to a file first "
            + "and upload that.",
            nameof(file));
        _start = file.Content.Position;
        if (_length == 0)
        {
            throw new ArgumentException(
                $"'{file.FileName}' is empty, or its stream is at the end. Set the stream's position to 0.",
                nameof(file));
        }

        file.RequireAtMost(file.MaxBytes, _length);
    }

    /// <summary>Returns the handle of the file.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        string session = _upload.SessionId ?? await StartAsync(cancellationToken).ConfigureAwait(false);
        long? offset = _upload.SessionId is null ? 0 : null;
        Exception? interruption = null;
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

                // The file is incomplete although nothing failed.
                offset = null;
            }
            catch (Exception error) when (IsInterruption(error))
            {
                // Only the server knows how much arrived.
                interruption = error;
                offset = null;
            }
            catch (GraphApiException error) when (offset == _length && _upload.SessionId is null)
            {
                // The whole file arrived, but the handle was lost and this server does not return it again.
                interruption = error;
                session = await StartAsync(cancellationToken).ConfigureAwait(false);
                offset = 0;
            }
        }

        throw new UploadInterruptedException(_file.FileName, session, _upload.MaxResumes, interruption);
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var query = new ApplicationUploadsPostQuery
        {
            FileName = _file.FileName,
            FileLength = _length,
            FileType = _file.ContentType,
        };
        UploadSession session =
            await _application.Uploads.PostAsync(query, _options, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(session.Id)
            ? throw new InvalidOperationException("Meta returned no id for the upload session, so nothing can be sent.")
            : session.Id;
    }

    private async Task<long> OffsetAsync(string session, CancellationToken cancellationToken)
    {
        UploadSession state = await Builder(session).GetAsync(_options, cancellationToken).ConfigureAwait(false);
        long offset = state.FileOffset ?? 0;
        return offset >= 0 && offset <= _length
            ? offset
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The upload session has {offset} bytes already, but '{_file.FileName}' has only {_length}. It belongs "
                + $"to another file: start a new session."));
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

    // A request that may have been accepted is safe to repeat, since the session reports what it has.
    private static bool IsInterruption(Exception error) =>
        error is IGraphFailure { SuggestedAction: SuggestedAction.RetryNow or SuggestedAction.MayHaveBeenSent };

    private sealed class ProgressFrom(long offset, IProgress<long> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(offset + value);
    }
}
