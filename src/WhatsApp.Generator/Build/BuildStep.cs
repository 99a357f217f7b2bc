using System.Globalization;

namespace WhatsApp.Generator.Build;

/// <summary>A step that runs. Thread-safe.</summary>
public sealed class BuildStep : IDisposable
{
    private const string EraseToEnd = "\u001b[K";

    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly TextWriter _output;
    private readonly TimeProvider _timeProvider;
    private readonly bool _isTerminal;
    private readonly long _start;
    private readonly ITimer _timer;
    private string _progress = string.Empty;
    private bool _isDone;

    internal BuildStep(string name, TextWriter output, TimeProvider timeProvider, bool isTerminal)
    {
        _name = name;
        _output = output;
        _timeProvider = timeProvider;
        _isTerminal = isTerminal;
        _start = timeProvider.GetTimestamp();
        _timer = timeProvider.CreateTimer(_ => PrintProgress(), null, Period, Period);
    }

    private TimeSpan Period => _isTerminal ? TimeSpan.FromSeconds(1) : StepPrinter.Interval;

    /// <summary>Sets what the next line of progress says, such as <c>12 tests passed</c>.</summary>
    public void Report(string progress)
    {
        lock (_lock)
        {
            _progress = progress;
        }
    }

    /// <summary>Prints a line that stays, such as an error. Progress is due five seconds later.</summary>
    public void Print(string line)
    {
        lock (_lock)
        {
            _output.WriteLine(_isTerminal ? line + EraseToEnd : line);
            _timer.Change(Period, Period);
        }
    }

    /// <summary>Stops the progress.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDone = true;
            _timer.Dispose();
        }
    }

    private void PrintProgress()
    {
        lock (_lock)
        {
            if (_isDone)
            {
                return;
            }

            double seconds = Math.Round(_timeProvider.GetElapsedTime(_start).TotalSeconds);
            string line = string.Create(CultureInfo.InvariantCulture, $"   {_name}: {seconds} s");
            line = _progress.Length == 0 ? line : $"{line}, {_progress}";

            // The cursor goes back to the start, so that whatever is printed next overwrites the line.
            _output.Write(_isTerminal ? line + EraseToEnd + "\r" : line + _output.NewLine);
            _output.Flush();
        }
    }
}
