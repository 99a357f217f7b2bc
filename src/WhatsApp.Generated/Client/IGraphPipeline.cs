namespace WhatsApp.Generated.Http;

/// <summary>
/// An adapter whose requests pass the SDK's own pipeline, as those of a <see cref="GraphMessageHandler"/> do. It also
/// says what requests take from the options that the adapter was made with.
/// </summary>
public interface IGraphPipeline : IRepeatsNoPost
{
    /// <summary>Graph version of a call that sets none, such as <c>v26.0</c>.</summary>
    string GraphVersion { get; }

    /// <summary>Clock, for what waits while a body is being received.</summary>
    TimeProvider TimeProvider { get; }
}
