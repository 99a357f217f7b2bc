using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>A command line that a test runs as a process, and what must come of it.</summary>
/// <param name="Line">
/// The words after <c>./build.sh</c>. {0} is the temporary folder of the test, {1} is this repository.
/// </param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Printed">A regular expression for the whole of what is printed.</param>
internal sealed record Command(string Line, int ExitCode, string Printed)
{
    /// <summary>The verb that really runs.</summary>
    public string Verb => Line.Split(' ')[0];

    /// <summary>Writes the input. The command runs in the temporary folder if this makes it a repository.</summary>
    public Action<TemporaryFolder> Given { get; init; } = _ => { };

    /// <summary>Checks what was written.</summary>
    public Action<TemporaryFolder, string> Then { get; init; } = (_, _) => { };

    /// <summary>Whether it runs through <c>build.sh</c>, which builds the generator first.</summary>
    public bool IsThroughScript { get; init; }

    /// <summary>The name of the test.</summary>
    public override string ToString() => Line;
}
