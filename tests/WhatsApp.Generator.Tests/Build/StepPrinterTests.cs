using Microsoft.Extensions.Time.Testing;
using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Tests.Build;

/// <summary>What <c>./build.sh</c> prints while it works.</summary>
[TestFixture]
public sealed class StepPrinterTests
{
    private FakeTimeProvider _time = null!;
    private StringWriter _output = null!;

    [SetUp]
    public void Start()
    {
        _time = new FakeTimeProvider();
        _output = new StringWriter { NewLine = "\n" };
    }

    [TearDown]
    public void Stop() => _output.Dispose();

    [Test]
    public async Task Step_is_named_at_its_start_and_has_its_time_at_its_end()
    {
        int result = await RunAsync(step =>
        {
            _time.Advance(TimeSpan.FromSeconds(3.25));
            return 7;
        });

        Assert.That(result, Is.EqualTo(7));
        Assert.That(_output.ToString(), Is.EqualTo("== Build\n== Build: 3.3 s\n"));
    }

    [Test]
    public async Task Step_reports_its_progress_every_five_seconds()
    {
        await RunAsync(step =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            step.Report("1 built");
            step.Report("2 built");
            _time.Advance(TimeSpan.FromSeconds(5));
            _time.Advance(TimeSpan.FromSeconds(4.9));
            return 0;
        });

        Assert.That(
            _output.ToString(), Is.EqualTo("== Build\n   Build: 5 s\n   Build: 10 s, 2 built\n== Build: 14.9 s\n"));
    }

    [Test]
    public async Task Progress_is_due_five_seconds_after_any_other_line()
    {
        await RunAsync(step =>
        {
            _time.Advance(TimeSpan.FromSeconds(4));
            step.Print("a.cs: warning");
            _time.Advance(TimeSpan.FromSeconds(4));
            _time.Advance(TimeSpan.FromSeconds(1));
            return 0;
        });

        Assert.That(_output.ToString(), Is.EqualTo("== Build\na.cs: warning\n   Build: 9 s\n== Build: 9.0 s\n"));
    }

    [Test]
    public async Task Terminal_has_one_line_of_progress_that_is_overwritten_every_second()
    {
        await RunAsync(
            step =>
            {
                step.Report("1 built");
                _time.Advance(TimeSpan.FromSeconds(1));
                _time.Advance(TimeSpan.FromSeconds(1));
                return 0;
            },
            isTerminal: true);

        Assert.That(_output.ToString(), Is.EqualTo(
            "== Build\n   Build: 1 s, 1 built\u001b[K\r   Build: 2 s, 1 built\u001b[K\r== Build: 2.0 s\u001b[K\n"));
    }

    [Test]
    public void Step_that_throws_has_its_time_too()
    {
        Assert.That(
            () => RunAsync(_ => throw new InvalidOperationException("broken")),
            Throws.InvalidOperationException.With.Message.EqualTo("broken"));
        Assert.That(_output.ToString(), Is.EqualTo("== Build\n== Build: 0.0 s\n"));
    }

    [Test]
    public async Task Step_that_is_done_prints_nothing_more()
    {
        await RunAsync(_ => 0);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(_output.ToString(), Is.EqualTo("== Build\n== Build: 0.0 s\n"));
    }

    [Test]
    public async Task Build_reports_its_projects_and_prints_its_errors()
    {
        await RunAsync(step =>
        {
            Action<string> line = DotnetOutput.OfBuild(step);
            line("  Determining projects to restore...");
            line("  Restored /ropes/Ropes.csproj (in 312 ms).");
            _time.Advance(StepPrinter.Interval);
            line("  Ropes -> /ropes/bin/Debug/net8.0/Ropes.dll");
            line("  Ropes -> /ropes/bin/Debug/net10.0/Ropes.dll");
            _time.Advance(StepPrinter.Interval);
            line("/ropes/A.cs(1,1): error CS0246: The type 'Knot' could not be found");
            return 0;
        });

        Assert.That(_output.ToString(), Is.EqualTo("""
            == Build
               Build: 5 s, 1 restored
               Build: 10 s, 2 built, the last Ropes
            /ropes/A.cs(1,1): error CS0246: The type 'Knot' could not be found
            == Build: 10.0 s

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Test_run_reports_its_tests_and_prints_those_that_fail()
    {
        await RunAsync(step =>
        {
            Action<string> line = DotnetOutput.OfTest(step);
            line("Test run for /ropes/bin/Debug/net10.0/Ropes.Tests.dll (.NETCoreApp,Version=v10.0)");
            line("A total of 1 test files matched the specified pattern.");
            line("  Passed Rope_is_tied [12 ms]");
            line("  Passed Knot_holds(\"a [b]\") [< 1 ms]");
            _time.Advance(StepPrinter.Interval);
            line("  Failed Rope_is_long [1 s]");
            line("  Error Message:");
            line("   Expected: 2");
            _time.Advance(StepPrinter.Interval);
            line("Test Run Failed.");
            line("Total tests: 3");
            line("     Passed: 2");
            return 0;
        });

        Assert.That(_output.ToString(), Is.EqualTo("""
            == Build
               Build: 5 s, 2 passed, 0 failed
              Failed Rope_is_long [1 s]
              Error Message:
               Expected: 2
               Build: 10 s, 2 passed, 1 failed
            == Build: 10.0 s

            """.ReplaceLineEndings("\n")));
    }

    private Task<int> RunAsync(Func<BuildStep, int> work, bool isTerminal = false) =>
        new StepPrinter(_output, _time, isTerminal).RunAsync("Build", step => Task.FromResult(work(step)));
}
