using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Spectre.Console.Testing;
using WhatsApp.Generated.Testing;
using WhatsApp.Generated.Tool.Tests.Support;

namespace WhatsApp.Generated.Tool.Tests;

[TestFixture]
public sealed class MediaTests : ToolTest
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(200_000);

    [Test]
    public async Task Upload_prints_the_id()
    {
        ToolRun run = await RunAsync("media", "upload", WriteContent("invoice.pdf"));

        Assert.That(run.Error, Is.Empty);
        FakeMedia media = Server.Find<FakeMedia>(run.Output.TrimEnd())!;
        Assert.That(media.Content.ToArray(), Is.EqualTo(Content));
        Assert.That(media.MimeType, Is.EqualTo("application/pdf"));
    }

    [Test]
    public async Task Upload_has_the_type_of_the_option()
    {
        ToolRun run = await RunAsync("media", "upload", WriteContent("data.xyz"), "--type", "text/plain", "--json");

        string id = JsonNode.Parse(run.Output)!["id"]!.GetValue<string>();
        Assert.That(Server.Find<FakeMedia>(id)!.MimeType, Is.EqualTo("text/plain"));
    }

    [Test]
    public async Task An_upload_that_is_too_large_is_not_sent()
    {
        string file = Path.Combine(Folder, "large.png");
        await using (FileStream large = File.Create(file))
        {
            large.SetLength(MediaLimits.Image + 1);
        }

        ToolRun run = await RunAsync("media", "upload", file);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("large.png").And.Contain("Use a smaller file."));
        Assert.That(Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Download_writes_the_file_and_prints_its_name()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        string file = Path.Combine(Folder, "photo.jpg");

        ToolRun run = await RunAsync("media", "download", id, "-o", file);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Is.EqualTo($"{file}\n"));
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(Content));
        Assert.That(Server.Requests, Has.Count.EqualTo(2), "The address is requested once.");
    }

    [Test]
    public async Task Download_reports_as_JSON_what_was_written()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        string file = Path.Combine(Folder, "photo.jpg");

        ToolRun run = await RunAsync("media", "download", id, "-o", file, "--json");

        JsonNode written = JsonNode.Parse(run.Output)!;
        Assert.That(written["file"]!.GetValue<string>(), Is.EqualTo(file));
        Assert.That(written["bytes"]!.GetValue<long>(), Is.EqualTo(Content.Length));
        Assert.That(written["mime_type"]!.GetValue<string>(), Is.EqualTo("image/jpeg"));
    }

    [Test]
    public async Task Download_does_not_replace_a_file_unless_it_is_forced()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        string file = Write("photo.jpg", "mine");

        ToolRun refused = await RunAsync("media", "download", id, "-o", file);
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("mine"));
        ToolRun forced = await RunAsync("media", "download", id, "-o", file, "--force");

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Is.EqualTo(
            $"error: The file '{file}' exists. Choose another with -o, or pass --force.\n"));
        Assert.That(forced.ExitCode, Is.Zero, forced.Error);
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(Content));
    }

    [Test]
    public async Task A_failed_download_leaves_no_file()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        Server.BreakNextTransfer(1000, times: 10);

        ToolRun run = await RunAsync("media", "download", id, "-o", Path.Combine(Folder, "photo.jpg"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: downloadMedia"));
        Assert.That(Directory.GetFiles(Folder), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_named()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;

        ToolRun run = await RunAsync("media", "download", id, "-o", Path.Combine(Folder, "none", "photo.jpg"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("none").And.Contain("Check the path and its permissions."));
    }

    [Test]
    public async Task Progress_is_shown_in_a_terminal()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        Terminal = new TestConsole().Interactive();

        ToolRun run = await RunAsync("media", "download", id, "-o", Path.Combine(Folder, "photo.jpg"));

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Contain("photo.jpg").And.Contain("100%"));
    }

    [Test]
    public async Task Progress_is_not_shown_with_JSON()
    {
        string id = Server.AddMedia(Content, "image/jpeg").Id;
        Terminal = new TestConsole().Interactive();

        ToolRun run = await RunAsync("media", "download", id, "-o", Path.Combine(Folder, "photo.jpg"), "--json");

        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task An_id_that_does_not_exist_is_reported_as_Graph_reports_it()
    {
        ToolRun run = await RunAsync("media", "download", "123456");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: getMedia failed with HTTP 400, code 100"));
    }

    private string WriteContent(string name)
    {
        string file = Path.Combine(Folder, name);
        File.WriteAllBytes(file, Content);
        return file;
    }
}
