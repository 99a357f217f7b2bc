using System.Globalization;
using System.Text.RegularExpressions;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>
/// Every verb of the table in CONTRIBUTING.md, run as a process on real input. The verb of a test is the first word of the
/// command line that it runs, so the test that compares them with the table cannot count one that does not run.
/// </summary>
[TestFixture]
public sealed partial class TableVerbsTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;
    private const string Page = "openapi/whatsapp-business-phone-number/message-api.yaml";

    private const string Door = """
        info: {title: Door API, version: v23.0}
        paths:
          /{Door-ID}:
            parameters:
              - {name: Door-ID, in: path, required: true, schema: {type: string}}
            get:
              responses:
                '200':
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Door'}
        components:
          schemas:
            Door:
              type: object
              properties: {key: {type: string}}
        """;

    private const string CapturedDoor = """
        Shop - Door API | Developer Documentation
        GET /{Door-ID}
        Path Parameters
        Door-IDstring·required
        Responses
        200
        Content Type: application/json
        Schema: Door
        keyinteger
        Select language
        Authentication
        """;

    private static readonly Command[] Commands =
    [
        new("lint", 0, "(^|\n)lint: no problems\n") { IsThroughScript = true },
        new("generate", 0, @"^generate: \d{3} files, \d{3} changed, in [\d.]+ s\n$")
        {
            Given = folder => Inputs.CopyRepository(
                folder, "openapi", "generator-templates", "docs", "src/WhatsApp.Generated/Webhooks",
                "src/WhatsApp.Generated.Testing/Graph", "src/WhatsApp.Generated.Testing/Webhooks"),
            Then = (folder, _) => AssertSame(folder, "src/WhatsApp.Generated/Pages", "*.g.cs"),
        },
        new("check", 0, @"^check: \d{3} files are what the pages say\n$"),
        new("lines", 0, @"^ +handwritten +generated\n[^$]*\ncore +[1-9]\d* +[1-9]\d*\ngenerator +[1-9]\d* +0\n$"),
        new("format", 0, "^format: done\n$")
        {
            Given = folder =>
            {
                folder.Write("WhatsApp.Generated.sln", string.Empty);
                folder.Write("src/A.cs", "class  A { }\n");
            },
            Then = (folder, _) => Assert.That(folder.Read("src/A.cs"), Is.EqualTo("class A { }\n")),
        },
        new("api", 0, @"^api: \d+ namespaces, [1-9]\d* changed\n$")
        {
            Given = folder => Inputs.CopyRepository(folder, "src"),
            Then = (folder, _) => AssertSame(folder, "tests/PublicApi", "*.txt"),
        },
        new("diff {1} {0}", 3, @"^\*\*[1-9]\d* breaking on 1 page\*\* · [^\n]*\n[^$]*"
            + @"`MovedItemMessagesRequestBuilder\.PostAsync`")
        {
            Given = folder =>
            {
                Inputs.CopyRepository(folder, "openapi");
                string page = folder.Read(Page);
                Assert.That(page, Does.Contain("operationId: sendMessage\n"));
                folder.Write(Page, page.Replace("  /{Version}/", "  /{Version}/moved/", Ordinal));
            },
        },
        new("diff {0}/old.yaml {0}/new.yaml", 3, @"^\*\*1 breaking on 1 page\*\*[^$]*\n- `answer bell`: member `bell` removed ")
        {
            Given = folder =>
            {
                folder.Write("old.yaml", Door.Replace("key: {", "bell: {type: string}, key: {", Ordinal));
                folder.Write("new.yaml", Door);
            },
        },
        new("compat main", 0, @"^compat: since \w+, breaks=0 gone-packages=0 breaking-lines=0 problems=0\n$")
        {
            Given = RopePackage.Write,
        },
        new("new-version v99.0", 0, @"^new-version: v\d+\.0 → v99\.0 in \d+ files[^$]*\./build\.(sh|ps1) generate")
        {
            Given = folder => Inputs.CopyRepository(
                folder, "openapi", "docs", "CHANGELOG.md", "README.md", "Directory.Build.props",
                "src/WhatsApp.Generated", "tests/WhatsApp.Generated.Tests"),
            Then = (folder, _) => Assert.That(folder.Read(Page), Does.Contain("  version: v99.0\n")),
        },
        new("drift {0}/door.txt", 1, """
            ^door\.txt:9: openapi/shop/door-api\.yaml:16: get /\{Door-ID\} answer key: type: page integer, ours string
            drift: pages=1 compared=1 [^\n]* differences=1 explained=0 open=1 unused-exceptions=0
            $
            """)
        {
            Given = folder =>
            {
                WriteDoor(folder);
                folder.Write("docs/drift-exceptions.yaml", "[]");
                folder.Write("door.txt", CapturedDoor);
            },
        },
        new("watch --base http://127.0.0.1:1", 1, """
            ^watch: \d{4}-\d\d-\d\d, http://127\.0\.0\.1:1: no Graph version is known, our pages are of v23\.0; first run[^$]*
            not read /llms\.txt: [^$]*
            stopped: 5 requests in a row failed, the last with: [^$]*
            watch: requests=5 pages=0 [^\n]*
            $
            """)
        {
            Given = folder =>
            {
                WriteDoor(folder);
                folder.Write("docs/drift-exceptions.yaml", "[]");
            },
            Then = (folder, _) => Assert.That(folder.Read("docs/watch-state.json"), Does.Contain("\"pages\": []")),
        },
        new("coverage {0}/contract.yaml", 1, """
            ^coverage: gaps=1 decided=0 open=1 unused-exceptions=0
            pages lack: get /\{door-id\} answer bell: the member
            $
            """)
        {
            Given = folder =>
            {
                WriteDoor(folder);
                folder.Write("docs/coverage-exceptions.yaml", "[]");
                folder.Write("contract.yaml", Door.Replace("key: {", "bell: {type: string}, key: {", Ordinal));
            },
        },
        new("webhook {0}/text.json", 0, """
            ^\{"file":"[^"]*text\.json","type":"TextMessageReceived","field":"messages",[^\n]*"unknownMembers":\[\]\}
            webhook: payloads=1 events=1 unknown-types=0 unknown-members=0 failed=0
            $
            """)
        {
            Given = folder => folder.Write("text.json", """
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{
                  "field": "messages", "value": {
                  "messaging_product": "whatsapp",
                  "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
                  "contacts": [{"profile": {"name": "Sheena"}, "wa_id": "16505551234"}],
                  "messages": [{"from": "16505551234", "id": "wamid.1", "timestamp": "1749416383", "type": "text",
                    "text": {"body": "Does it come in another color?"}}]}}]}]}
                """),
        },
        new("roundtrip {0}", 0, @"roundtrip: files=\d{3} exact=\d{3} unknown=\d failed=0 skipped=0 refused=0\n$")
        {
            Given = folder => Inputs.WriteExamples(folder),
            Then = (folder, printed) =>
            {
                int files = folder.Files().Count();
                int uploads = UploadOfExample().Count(printed);
                Assert.That(printed, Does.EndWith(
                    $"roundtrip: files={files} exact={files - uploads} unknown={uploads} failed=0 skipped=0 refused=0\n"));
                Assert.That(Remark().Count(printed), Is.EqualTo(uploads), printed);
            },
        },
        new("wiremock {0}/mappings", 0, @"^wiremock: [1-9]\d{2,} mappings of \d{3} operations in [^\n]*\n$")
        {
            Then = (folder, printed) => Assert.That(
                folder.Files().Count(), Is.EqualTo(int.Parse(printed.Split(' ')[1], CultureInfo.InvariantCulture))),
        },
        new("openapi {0}/documents", 0, @"^openapi: \d\d documents in [^\n]*\n$")
        {
            Then = (folder, printed) => Assert.That(
                folder.Files().Count(), Is.EqualTo(int.Parse(printed.Split(' ')[1], CultureInfo.InvariantCulture))),
        },

        // Without --list it needs Node.js and the npm registry; a workflow runs it.
        new("interop --list", 0, @"^(\S+ \d+\.\d+\.\d+\n){3}$"),
        new("bench", 0, @"^bench +lists the measurements\n[^$]*\n  Write +[^\n]*\n[^$]*\n  SdkBuild +[^\n]*\n$"),
        new("bench Write --row text --quick", 0, @"^// Write\n[^$]*\| text [^\n]*\|\n"),
        new("pack", 0, "(pack: artifacts/packages/WhatsApp[^\n]*, for net8.0 and net10.0, with symbols\n[^$]*){6}$"),
    ];

    private static string[] Table =>
    [
        .. VerbOfTable().Matches(File.ReadAllText(Path.Combine(Repository.Root(), "CONTRIBUTING.md")))
            .Select(row => row.Groups[1].Value),
    ];

    [TestCaseSource(nameof(Commands))]
    public async Task Verb_does_its_work_on_real_input(object given)
    {
        var command = (Command)given;
        using var folder = new TemporaryFolder();
        command.Given(folder);
        string[] words = [.. command.Line.Split(' ').Select(Place)];
        string root = File.Exists(folder.Of("WhatsApp.Generated.sln")) ? folder.Path : Repository.Root();

        (int exitCode, string printed) = command.IsThroughScript && !OperatingSystem.IsWindows()
            ? await GeneratorProcess.RunCommandAsync(root, Path.Combine(Repository.Root(), "build.sh"), words)
            : await GeneratorProcess.RunAsync(root, words);

        Assert.That(exitCode, Is.EqualTo(command.ExitCode), printed);
        Assert.That(printed.ReplaceLineEndings("\n"), Does.Match(command.Printed.ReplaceLineEndings("\n")));
        Assert.That(printed, Does.Not.Contain("   at "));
        command.Then(folder, printed.ReplaceLineEndings("\n"));

        string Place(string word) => word
            .Replace("{0}", folder.Path, Ordinal)
            .Replace("{1}", Repository.Root(), Ordinal);
    }

    [Test]
    public void Every_verb_of_the_table_is_run_here() =>
        Assert.That(Table, Is.Not.Empty.And.SubsetOf(Commands.Select(command => command.Verb)));

    [Test]
    public void Every_verb_that_is_run_here_is_in_the_table() =>
        Assert.That(Commands.Select(command => command.Verb).Distinct(), Is.SubsetOf(Table));

    [Test]
    public async Task Table_and_help_have_the_same_verbs()
    {
        (_, string usage) = await GeneratorProcess.RunAsync(Repository.Root(), "--help");

        Assert.That(
            VerbOfUsage().Matches(usage).Select(line => line.Groups[1].Value).Except(["test"]),
            Is.EquivalentTo(Table));
    }

    [TestCase("lint now", "'lint now' is not how to call it. Run './build.sh lint'.")]
    [TestCase("generate all", "'generate all' is not how to call it. Run './build.sh generate'.")]
    [TestCase("check all", "'check all' is not how to call it. Run './build.sh check'.")]
    [TestCase("api all", "'api all' is not how to call it. Run './build.sh api'.")]
    [TestCase("diff a b c", "'diff a b c' is not how to call it. Run './build.sh diff [BASE] [HEAD] [--format json]'.")]
    [TestCase("diff nowhere", "'nowhere' is no folder, no contract document and no commit")]
    [TestCase("compat a b", "'compat a b' is not how to call it. Run './build.sh compat [BASE]'.")]
    [TestCase("compat nowhere", "'nowhere' is no commit of this repository.")]
    [TestCase("new-version", "'new-version' is not how to call it. Run './build.sh new-version V'.")]
    [TestCase("new-version 24", "'24' is no Graph version.")]
    [TestCase("drift", "'drift' is not how to call it. Run './build.sh drift PAGE-TEXT…'.")]
    [TestCase("drift nowhere.txt", "drift: there is no file nowhere.txt.")]
    [TestCase("watch --all", "watch: '--all ' is no option.")]
    [TestCase("coverage", "'coverage' is not how to call it. Run './build.sh coverage CONTRACT'.")]
    [TestCase("coverage nowhere.yaml", "Could not find file")]
    [TestCase("webhook", "'webhook' is not how to call it. Run './build.sh webhook FILE…'.")]
    [TestCase("webhook nowhere.json", "There is nothing to read at nowhere.json.")]
    [TestCase("roundtrip", "'roundtrip' is not how to call it. Run './build.sh roundtrip DIR'.")]
    [TestCase("roundtrip nowhere", "There is nothing to read at nowhere.")]
    [TestCase("wiremock", "wiremock: name one folder to write to, './build.sh wiremock DIR'.")]
    [TestCase("wiremock src", "wiremock: ")]
    [TestCase("openapi", "openapi: name one folder to write to, './build.sh openapi DIR'.")]
    [TestCase("openapi src", "openapi: ")]
    [TestCase("interop now", "'interop now' is not how to call it. Run './build.sh interop [--list]'.")]
    [TestCase("bench nothing", "Nothing is called 'nothing'. Run './build.sh bench' to list the measurements.")]
    [TestCase("pack v0.0.1", "The tag v0.0.1 does not fit: ")]
    [TestCase("pack a b", "'pack a b' is not how to call it. Run './build.sh pack [TAG]'.")]
    [TestCase("lintt", "There is no verb 'lintt'. Run './build.sh lint', or './build.sh --help' to see all verbs.")]
    [TestCase("nothing", "There is no verb 'nothing'. Run './build.sh --help' to see all verbs.")]
    public async Task Verb_that_is_called_wrongly_prints_one_line_that_says_so(string line, string message)
    {
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(Repository.Root(), line.Split(' '));

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(printed.TrimEnd().Split('\n'), Has.Length.EqualTo(1), printed);
        Assert.That(printed, Does.StartWith(message.Replace("./build.sh", BuildScript.Name, Ordinal)));
    }

    [TestCase("not-json/request/x.json", "{\"a\":", @"^not-json: [^\n]*\nroundtrip: files=1 [^\n]* skipped=1 refused=0\n")]
    [TestCase("x.json", "{}", @"^roundtrip: files=0 exact=0 unknown=0 failed=0 skipped=0 refused=0\n")]
    public async Task Folder_without_an_example_of_an_operation_is_an_error(string file, string text, string printed)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, text);

        (int exitCode, string all) = await GeneratorProcess.RunAsync(Repository.Root(), ["roundtrip", folder.Path]);

        Assert.That(exitCode, Is.EqualTo(1), all);
        Assert.That(all, Does.Match(printed).And.Contain($"{folder.Path} has no example of an operation."));
    }

    [Test]
    public async Task Example_that_cannot_be_read_or_is_no_object_fails_by_its_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("post-phone-number-id-messages/request/cut.json", "{\"a\":");
        folder.Write("post-phone-number-id-messages/request/list.json", "[]");

        (int exitCode, string printed) =
            await GeneratorProcess.RunAsync(Repository.Root(), ["roundtrip", folder.Path]);

        Assert.That(exitCode, Is.EqualTo(1), printed);
        Assert.That(printed, Does.Contain("  request/cut.json: This is not valid JSON: it ends too early"));
        Assert.That(printed, Does.Contain("  request/list.json: This is JSON, but not the object that was expected."));
        Assert.That(printed, Does.EndWith("roundtrip: files=2 exact=0 unknown=0 failed=2 skipped=0 refused=0\n"));
    }

    private static void WriteDoor(TemporaryFolder folder)
    {
        folder.Write("WhatsApp.Generated.sln", string.Empty);
        folder.Write("openapi/shop/door-api.yaml", Door);
    }

    // What was written is what is committed.
    private static void AssertSame(TemporaryFolder folder, string below, string pattern)
    {
        string committed = Path.Combine(Repository.Root(), below);
        string[] files = [.. Names(committed)];
        Assert.That(files, Is.Not.Empty);
        Assert.That(Names(folder.Of(below)), Is.EqualTo(files));
        foreach (string file in files)
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder.Of(below), file)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(committed, file))), file);
        }

        IEnumerable<string> Names(string root) =>
            Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^\| `\./build\.sh ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex VerbOfTable();

    [GeneratedRegex(@"^  ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex VerbOfUsage();

    [GeneratedRegex("^  .+: .+$", RegexOptions.Multiline)]
    private static partial Regex Remark();

    // A file is a part of a form; an example has a text in its place.
    [GeneratedRegex("^  request/[^:]+: /file is not modelled$", RegexOptions.Multiline)]
    private static partial Regex UploadOfExample();
}
