using System.Text.Encodings.Web;
using System.Text.Json;
using WhatsApp.Generated.Json;
using WhatsApp.Generated.Webhooks;

namespace WhatsApp.Upstream.Examples;

/// <summary>Prints what the SDK makes of webhook bodies: one JSON line for each event, and a sum.</summary>
public static class WebhookReport
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns 0 unless a body could not be read.</summary>
    public static int Run(IReadOnlyList<string> files, TextWriter output)
    {
        int events = 0;
        int unknownTypes = 0;
        int unknownMembers = 0;
        int failed = 0;
        foreach (string file in files)
        {
            try
            {
                WebhookPayload payload = GraphJson.Read<WebhookPayload>(File.ReadAllBytes(file));
                IReadOnlyList<WebhookEvent> found = WebhookEvents.Of(payload);
                bool isUnknown = Models.HasUnknownKind(payload);
                IReadOnlyList<string> members = Models.UnknownMembers(payload);
                foreach (WebhookEvent item in found)
                {
                    output.WriteLine(
                        JsonSerializer.Serialize(
                            new Dictionary<string, object?>
                            {
                                ["file"] = file,
                                ["type"] = item.GetType().Name,
                                ["field"] = item.Field,
                                ["unknown"] = isUnknown,
                                ["unknownMembers"] = members,
                            },
                            Format
                        )
                    );
                }

                events += found.Count;
                unknownTypes += isUnknown ? 1 : 0;
                unknownMembers += members.Count;
            }
            catch (GraphJsonException error)
            {
                output.WriteLine(
                    JsonSerializer.Serialize(
                        new Dictionary<string, string> { ["file"] = file, ["error"] = error.Message },
                        Format
                    )
                );
                failed++;
            }
        }

        output.WriteLine(
            $"webhook: payloads={files.Count} events={events} unknown-types={unknownTypes} "
                + $"unknown-members={unknownMembers} failed={failed}"
        );
        return failed == 0 ? 0 : 1;
    }
}
