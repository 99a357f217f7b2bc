using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WhatsApp.Generated.Webhooks;

namespace Docs.Tests.Pages;

/// <summary>docs/events.md, whose rows create the events that they are about.</summary>
[TestFixture]
public sealed partial class EventsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Of("docs/events.md"));

    private static readonly Row[] Rows =
    [
        .. RowOfTable().Matches(Page)
            .Select(row => new Row(row.Groups["event"].Value, row.Groups["fake"].Value.Replace("\\|", "|", StringComparison.Ordinal))),
    ];

    private static readonly Lazy<string[]> Webhooks = new(Run);

    [Test]
    public void Every_row_creates_its_event() => Assert.Multiple(() =>
    {
        foreach ((Row row, string webhook) in Rows.Zip(Webhooks.Value))
        {
            Assert.That(
                WebhookEvents.Parse(Encoding.UTF8.GetBytes(webhook)).Select(found => found.GetType().Name),
                Does.Contain(row.Event), row.Fake);
        }
    });

    [Test]
    public void Every_event_has_a_row()
    {
        IEnumerable<string> events = typeof(WebhookEvent).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(WebhookEvent)) && !type.IsAbstract)
            .Select(type => type.Name);

        Assert.That(
            events.Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty,
            "Add what creates it to EventsPage of the generator.");
        Assert.That(Rows, Has.Length.GreaterThan(50));
    }

    // The code of the rows as one method.
    private static string[] Run()
    {
        string code = $$"""
            using System.Text.Json.Nodes;
            using WhatsApp.Generated;
            using WhatsApp.Generated.Json;
            using WhatsApp.Generated.Testing;
            using WhatsApp.Generated.Webhooks;

            public static class Rows
            {
                public static string[] Create() => [{{string.Join(", ", Rows.Select(row => row.Fake))}}];
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "Rows", [CSharpSyntaxTree.ParseText(code)], references, new(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.That(compilation.Emit(assembly).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error), Is.Empty);
        assembly.Position = 0;
        MethodInfo create = AssemblyLoadContext.Default.LoadFromStream(assembly).GetType("Rows")!.GetMethod("Create")!;
        return (string[])create.Invoke(null, null)!;
    }

    [GeneratedRegex(@"^\| [^|]+ \| `(?<event>\w+)` \| [^|]+ \| `(?<fake>FakeWebhook.+)` \|$", RegexOptions.Multiline)]
    private static partial Regex RowOfTable();

    private sealed record Row(string Event, string Fake);
}
