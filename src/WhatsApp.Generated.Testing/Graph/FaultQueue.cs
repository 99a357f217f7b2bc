namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Answers that a test has ordered for the next requests, instead of what the handlers would say.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    public void Add(Func<string, GraphAnswer> answer, int times, Func<RecordedRequest, bool>? when)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_gate)
        {
            _faults.Add(new Fault(answer, when) { Left = times });
        }
    }

    /// <summary>Takes the first ordered answer that is meant for the request, if there is one.</summary>
    public GraphAnswer? Take(RecordedRequest request, string traceId)
    {
        lock (_gate)
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

            return fault.Answer(traceId);
        }
    }

    private sealed class Fault(Func<string, GraphAnswer> answer, Func<RecordedRequest, bool>? when)
    {
        public Func<string, GraphAnswer> Answer { get; } = answer;

        public Func<RecordedRequest, bool>? When { get; } = when;

        public int Left { get; set; }
    }
}
