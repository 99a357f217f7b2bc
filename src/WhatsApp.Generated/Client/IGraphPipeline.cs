namespace WhatsApp.Generated.Http;

/// <summary>
/// An adapter that sends with the pipeline of the SDK, as one with a <see cref="GraphMessageHandler"/> does. Its members
/// are the options that requests use.
/// </summary>
public interface IGraphPipeline : IRepeatsNoPost
{
    /// <summary>Graph version of a call that sets none, such as <c>v27.0</c>.</summary>
    string GraphVersion { get; }

    /// <summary>Clock of waits while a body is received.</summary>
    TimeProvider TimeProvider { get; }
}

/// <summary>
/// Marks an adapter that derives from Kiota's HttpClientRequestAdapter but never repeats a POST, so that
/// <see cref="WhatsAppClient"/> accepts it.
/// </summary>
public interface IRepeatsNoPost;
