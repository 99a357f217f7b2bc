using System.Text.Json.Nodes;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Pages;
using WhatsApp.Generator.Tests.Lint;

namespace WhatsApp.Generator.Tests.Generate;

/// <summary>
/// The verbs, in a copy of what the generator needs of a repository. The pages in it are those that lint is tested with.
/// </summary>
public sealed class VerbsTests
{
    private const string Output = "src/WhatsApp.Generated/Pages";

    private TemporaryFolder _generated = null!;

    [OneTimeSetUp]
    public async Task GenerateOnce()
    {
        _generated = new TemporaryFolder();
        _generated.Write("WhatsApp.Generated.sln", string.Empty);
        _generated.Write("docs/README.md", string.Empty);
        _generated.Write("src/WhatsApp.Generated.Testing/Graph/README.md", string.Empty);
        _generated.Write("src/WhatsApp.Generated.Testing/Webhooks/README.md", string.Empty);
        foreach ((string name, string text) in ValidPages.All)
        {
            _generated.Write($"openapi/{name}.yaml", text);
        }

        _generated.Copy(Path.Combine(Repository.Root(), "generator-templates"), "generator-templates");
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(_generated.Path, "generate");
        Assert.That(exitCode, Is.Zero, printed);
    }

    [OneTimeTearDown]
    public void Delete() => _generated?.Dispose();

    [Test]
    public async Task Check_passes_after_generate()
    {
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(_generated.Path, "check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, printed);
            Assert.That(printed, Does.Match(@"^check: \d+ files are what the pages say\s*$"));
        }
    }

    [Test]
    public async Task Check_names_each_file_that_is_not_what_the_pages_say_and_the_command_and_writes_nothing()
    {
        using TemporaryFolder repository = Copy();
        Change(repository);
        string[] before = Tree(repository);
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(printed.Trim().ReplaceLineEndings("\n"), Is.EqualTo($"""
                {Output}/account/photo-api.g.cs differs. Run '{BuildScript.Name} generate' and commit the result.
                {Output}/account/shop-api.g.cs is missing. Run '{BuildScript.Name} generate' and commit the result.
                {Output}/account/stray.g.cs has no page any more. Run '{BuildScript.Name} generate' and commit the result.
                """));
            Assert.That(Tree(repository), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Check_names_the_examples_of_webhooks_when_they_are_not_those_of_the_pages()
    {
        using TemporaryFolder repository = Copy();
        Assert.That(repository.Read(WebhookExamplesFile.Path), Does.Contain("receiveShop").And.Contain("Opened"));
        repository.Write(WebhookExamplesFile.Path, "[]");
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "check");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(printed.Trim(), Is.EqualTo(
                $"{WebhookExamplesFile.Path} differs. Run '{BuildScript.Name} generate' and commit the result."));
        }
    }

    [Test]
    public async Task Generate_puts_back_what_was_changed_and_touches_nothing_else()
    {
        using TemporaryFolder repository = Copy();
        string[] before = Tree(repository);
        Change(repository);
        string untouched = repository.Of(Output + "/shared/errors.g.cs");
        var longAgo = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(untouched, longAgo);
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "generate");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, printed);
            Assert.That(printed, Does.Contain(" 3 changed,"));
            Assert.That(Tree(repository), Is.EqualTo(before));
            Assert.That(File.GetLastWriteTimeUtc(untouched), Is.EqualTo(longAgo));
        }
    }

    [Test]
    public async Task Generate_has_nothing_to_do_where_nothing_has_changed()
    {
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(_generated.Path, "generate");
        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed.Trim(), Is.EqualTo("generate: nothing has changed since the last time"));
    }

    [TestCase("openapi/account/photo-api.yaml")]
    [TestCase("generator-templates/Enum.liquid")]
    [TestCase("docs/operations.md")]
    public async Task Generate_works_anew_where_a_file_has_changed(string file)
    {
        using TemporaryFolder repository = Copy();
        repository.Write(file, repository.Read(file) + "\n");
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "generate");
        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(printed, Does.Match(@"^generate: \d+ files, \d+ changed, in "));
    }

    [Test]
    public async Task Failing_generation_names_the_template_and_leaves_the_code_as_it_was()
    {
        using TemporaryFolder repository = Copy();
        Change(repository);
        string[] before = Tree(repository);
        const string template = "generator-templates/Enum.liquid";
        repository.Write(template, repository.Read(template) + "{% endfor %}");
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "generate");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(printed, Does.Contain("Enum"));
            Assert.That(Tree(repository), Is.EqualTo(before));
        }
    }

    // Lint refuses these too; here it is not asked.
    [TestCase("File", "Look in generator-templates for a misspelt file name.")]
    [TestCase("Class", "Look in generator-templates for a misspelt file name.")]
    [TestCase("Enum", "Look in generator-templates for a misspelt file name.")]
    [TestCase("Client.Class", "Look in generator-templates for a misspelt file name.")]
    [TestCase("Model", "NSwag failed with exit code 255")]
    public async Task Template_whose_file_is_misspelt_does_not_generate(string template, string message)
    {
        using TemporaryFolder repository = Copy();
        string path = repository.Of($"generator-templates/{template}.liquid");
        File.Move(path, path.Replace(".liquid", "s.liquid", StringComparison.Ordinal));
        PageSet pages = PageSet.Load(repository.Of("openapi"));
        JsonObject bundle = Bundler.Bundle(pages);
        using var work = new TemporaryFolder();
        Assert.That(
            async () => Splitter.Split(
                await NSwagRunner.RunAsync(repository.Path, work.Path, bundle, CancellationToken.None)),
            Throws.TypeOf<GenerationException>().With.Message.Contains(message));
    }

    private static void Change(TemporaryFolder repository)
    {
        repository.Write(Output + "/account/photo-api.g.cs", "// edited by hand");
        repository.Write(Output + "/account/stray.g.cs", string.Empty);
        File.Delete(repository.Of(Output + "/account/shop-api.g.cs"));
    }

    private static string[] Tree(TemporaryFolder repository) =>
        [.. repository.Files().Where(file => file.StartsWith(Output, StringComparison.Ordinal))
            .Select(file => $"{file}: {repository.Read(file)}")];

    private TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        copy.Copy(_generated.Path, ".");
        return copy;
    }

    [Test]
    public async Task Generate_puts_back_the_examples_of_webhooks()
    {
        using TemporaryFolder repository = Copy();
        string before = repository.Read(WebhookExamplesFile.Path);
        repository.Write(WebhookExamplesFile.Path, "[]");
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "generate");
        Assert.That(exitCode, Is.Zero, printed);
        Assert.That(repository.Read(WebhookExamplesFile.Path), Is.EqualTo(before));
    }

    [TestCase("Operation", "cancellationToken = default) =>", "cancellationToken = default;", "would not be C#")]
    [TestCase("File", "{{ Classes }}", "", "did not print")]
    [TestCase("File", "{{ Clients }}", "", "did not print the operations of /")]
    [TestCase("Class", "{%- endcase -%}", "", "Class.liquid:33: template-syntax: Fix the tag: '{% endcase")]
    [TestCase("csharp.nswag", "{", "", "generator-templates/csharp.nswag:")]
    public async Task Generate_refuses_what_a_broken_template_prints_and_writes_nothing(
        string template, string right, string wrong, string words)
    {
        using TemporaryFolder repository = Copy();
        string[] before = [.. Tree(repository)];
        string ending = template.Contains('.', StringComparison.Ordinal) ? "" : ".liquid";
        string file = $"generator-templates/{template}{ending}";
        string text = repository.Read(file);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        repository.Write(file, text[..at] + wrong + text[(at + right.Length)..]);
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(repository.Path, "generate");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(printed, Does.Contain(words).And.Not.Contains("   at "));
            Assert.That(Tree(repository), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Help_lists_the_verbs()
    {
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(_generated.Path, "--help");

        Assert.That(exitCode, Is.Zero);
        Assert.That(printed, Does.StartWith($"Usage: {BuildScript.Name} [VERB]"));
    }
}
