namespace WhatsApp.Generated.Flows;

/// <summary>Handles the requests of a flow.</summary>
public interface IFlowDataHandler
{
    /// <summary>
    /// Handles one request. If it throws, the endpoint responds with status 500 and the person sees an error.
    /// </summary>
    /// <param name="request">The decrypted request.</param>
    /// <param name="cancellationToken">Canceled when the connection is lost.</param>
    /// <returns>What the flow shows next.</returns>
    Task<FlowDataResponse> HandleAsync(FlowDataRequest request, CancellationToken cancellationToken);
}
