namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Responses that a test has set for the next requests, in place of those of the handlers.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    public void Add(Func<string, GraphResponse> respond, int times, Func<RecordedRequest, bool>? when)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            _faults.Add(new Fault(respond, when) { Left = times });
        }
    }

    /// <summary>The first response that is set for the request. Null if there is none.</summary>
    public GraphResponse? Take(RecordedRequest request, string traceId)
    {
        lock (_lock)
        {
            Fault? fault = _faults.Find(f => f.When is null || f.When(request));
            if (fault is null)
            {
                return null;
            }

            if (--fault.Left == 0)
            {
                _faults.Remove(fault);
            }

            return fault.Respond(traceId);
        }
    }

    private sealed class Fault(Func<string, GraphResponse> respond, Func<RecordedRequest, bool>? when)
    {
        public Func<string, GraphResponse> Respond { get; } = respond;

        public Func<RecordedRequest, bool>? When { get; } = when;

        public int Left { get; set; }
    }
}
