using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>The verb <c>lines</c>.</summary>
[TestFixture]
public sealed class LineCountTests
{
    [Test]
    public void Lines_are_counted_by_project_and_by_folder_of_the_SDK_and_the_generator()
    {
        using var root = new TemporaryFolder();
        root.Write("src/WhatsApp.Generated/Client.cs", "// 1\n// 2\n");
        root.Write("src/WhatsApp.Generated/Http/Adapter.cs", "// 1\n\n// 3\n");
        root.Write("src/WhatsApp.Generated/Pages/shop/door.g.cs", "// 1\n// 2\n// 3\n// 4\n");
        root.Write("src/WhatsApp.Generated/obj/Debug/Built.cs", "// 1\n");
        root.Write("src/WhatsApp.Generator/bin/Built.cs", "// 1\n");
        root.Write("src/WhatsApp.Generator/Lint/Rules.cs", "// 1");
        root.Write("src/WhatsApp.Upstream/Drift/Drift.cs", "// 1\n// 2\n// 3\n// 4\n// 5\n");
        using var output = new StringWriter { NewLine = "\n" };

        Assert.That(LineCount.Run(root.Path, output), Is.Zero);

        Assert.That(
            output.ToString().Split('\n').Skip(1).SkipLast(1).Select(line => string.Join(' ', Words(line))),
            Is.EqualTo([
                "WhatsApp.Generated 5 4", "(root) 2 0", "Http/ 3 0", "Pages/ 0 4",
                "WhatsApp.Generator 1 0", "Lint/ 1 0",
                "WhatsApp.Upstream 5 0", "core 5 4", "generator 1 0",
            ]));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
