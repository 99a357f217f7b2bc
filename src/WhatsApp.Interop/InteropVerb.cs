using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing;
using WhatsApp.Generator.Generate;

namespace WhatsApp.Interop;

/// <summary>
/// The verb <c>interop</c>: installs clients of others in a temporary folder, runs all their operations against the fake
/// Graph server, and sends their receivers every webhook that the server can make.
/// </summary>
public static class InteropVerb
{
    private static readonly (string Client, string Script)[] Clients =
    [
        ("@kapso/whatsapp-cloud-api", "kapso.mjs"),
        ("whatsapp-api-js", "whatsapp-api-js.mjs"),
        ("@great-detail/whatsapp", "great-detail.mjs"),
    ];

    /// <summary>Prints the clients and their versions.</summary>
    public static int List(string scripts, TextWriter output)
    {
        JsonNode package = JsonNode.Parse(File.ReadAllText(Path.Combine(scripts, "package.json")))!;
        foreach ((string client, _) in Clients)
        {
            output.WriteLine($"{client} {package["dependencies"]![client]}");
        }

        return 0;
    }

    /// <summary>Prints a table of operations and one of webhooks, with a column for each client.</summary>
    /// <param name="scripts">The folder of the scripts, with the versions of the clients.</param>
    /// <param name="output">Receives the tables.</param>
    /// <param name="cancellationToken">Cancels the run and ends the started programs.</param>
    /// <returns>0 if every fault is listed with its reason, and every listed fault still occurs; 1 otherwise.</returns>
    /// <exception cref="GenerationException">Node.js is missing, or the clients could not be installed.</exception>
    public static async Task<int> RunAsync(string scripts, TextWriter output, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("whatsapp-interop-");
        try
        {
            foreach (string file in Directory.EnumerateFiles(scripts))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            await Node.InstallAsync(folder.FullName, cancellationToken);
            List<Outcome> operations = await RunOperationsAsync(folder.FullName, cancellationToken);
            List<Outcome> webhooks = await WebhookRun.RunAsync(folder.FullName, cancellationToken);
            KnownFaults known = KnownFaults.Read(Path.Combine(scripts, "known-faults.json"));
            string[] clients = [.. Clients.Select(client => client.Client)];
            Table.Write(output, "Operations", clients, operations);
            Table.Write(output, "Webhooks", clients, webhooks);
            return known.Report([.. operations, .. webhooks], output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Outcome>> RunOperationsAsync(string folder, CancellationToken cancellationToken)
    {
        List<Outcome> outcomes = [];
        foreach ((string client, string script) in Clients)
        {
            // Each client gets a server of its own, so that no client sees what another one has created.
            await using FakeGraphServer server =
                await FakeGraphServer.StartAsync(cancellationToken: cancellationToken);
            Dictionary<string, string> environment = new() { ["INTEROP_TARGET"] = Target.Of(server).ToJsonString() };
            await foreach (NodeResult line in Node.RunAsync(folder, script, environment, cancellationToken))
            {
                outcomes.Add(new Outcome(client, line.Operation!, line.Ok ? null : line.Error));
            }
        }

        return outcomes;
    }
}
