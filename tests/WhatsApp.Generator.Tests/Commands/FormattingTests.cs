using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>What <c>./build.sh test</c> says about whitespace.</summary>
[TestFixture]
public sealed class FormattingTests
{
    private TemporaryFolder _root = null!;

    [SetUp]
    public void Write()
    {
        _root = new TemporaryFolder();
        _root.Write("src/Right.cs", "class Right { }\n");
        _root.Write("src/Pages/Generated.g.cs", "class  Generated { }\n");
    }

    [TearDown]
    public void Delete() => _root.Dispose();

    [Test]
    public async Task Handwritten_file_with_wrong_whitespace_fails_in_one_line_with_the_command_that_fixes_it()
    {
        _root.Write("src/Wrong.cs", "class  Wrong{ }\n");

        string file = Path.Combine("src", "Wrong.cs");
        Assert.That(await CheckAsync(), Is.EqualTo((1, $"format: run '{BuildScript.Name} format' to fix {file}.\n")));
        Assert.That(_root.Read("src/Wrong.cs"), Is.EqualTo("class  Wrong{ }\n"));
    }

    [Test]
    public async Task Generated_file_is_left_out() =>
        Assert.That(await CheckAsync(), Is.EqualTo((0, "format: no problems\n")));

    private async Task<(int ExitCode, string Printed)> CheckAsync()
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await Formatting.CheckAsync(_root.Path, output, CancellationToken.None), output.ToString());
    }
}
