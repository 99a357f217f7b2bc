using System.Runtime.InteropServices;
using Docs.Tests.Pages;
using WhatsApp.Generated.Testing;

namespace Docs.Tests.Samples;

/// <summary>samples/NativeAot, published as native code where there is a C linker.</summary>
[TestFixture]
public sealed class NativeAotTests
{
    [Test]
    public async Task Native_program_sends_a_message_and_reads_a_webhook()
    {
        RequireLinker();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-native-");
        try
        {
            await using FakeGraphServer server = await FakeGraphServer.StartAsync();
            string webhook = Path.Combine(folder.FullName, "webhook.json");
            await File.WriteAllTextAsync(webhook, FakeWebhook.TextMessage("16505551234", "Hi"));

            // The SDK is built already; its warnings about native code would be errors.
            using (SampleProcess publish = SampleProcess.Start(
                server, "dotnet", "publish", Repository.Of("samples/NativeAot"), "-c", "Debug", "-r",
                RuntimeInformation.RuntimeIdentifier, "-p:NativeAot=true", "-p:BuildProjectReferences=false", "-o",
                folder.FullName, "-v:q", "-nologo"))
            {
                Assert.That(await publish.WaitAsync(), Is.Zero, publish.Printed);
                Assert.That(publish.Printed, Does.Not.Contain("warning"));
            }

            string program = Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? "NativeAot.exe" : "NativeAot");
            using SampleProcess send = SampleProcess.Start(server, program, "send", "+16505551234", "Hello");
            using SampleProcess events = SampleProcess.Start(server, program, "events", webhook);

            Assert.That(await send.WaitAsync(), Is.Zero, send.Printed);
            Assert.That(await events.WaitAsync(), Is.Zero, events.Printed);
            Assert.That(send.Printed.Trim(), Is.EqualTo(server.SentMessages.Single().Id));
            Assert.That(events.Printed, Does.StartWith("messages TextMessageReceived messages:wamid."));
            Assert.That(Path.Combine(folder.FullName, "NativeAot.dll"), Does.Not.Exist, "It is native code.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void RequireLinker()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        bool isFound = OperatingSystem.IsWindows()
            ? Directory.Exists(@"C:\Program Files\Microsoft Visual Studio")
            : OperatingSystem.IsMacOS() || folders.Any(folder => File.Exists(Path.Combine(folder, "clang"))
                || File.Exists(Path.Combine(folder, "gcc")));
        if (!isFound && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail("CI needs a C linker: install clang or gcc, and zlib1g-dev.");
        }

        if (!isFound)
        {
            Assert.Ignore("There is no C linker, so the native program is left out. Install clang or gcc, and zlib1g-dev.");
        }
    }
}
