using System.Text;
using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Generate;

/// <summary>The table from webhook fields to events, <c>docs/events.md</c>.</summary>
public sealed class EventsPage
{
    /// <summary>Path from the root of the repository.</summary>
    public const string Path = "docs/events.md";

    // What creates an event in a test. Events that are not here are those of the first example of their page.
    private static readonly Dictionary<string, string> Fakes = new()
    {
        ["TextMessageReceived"] = "FakeWebhook.TextMessage(\"16505551234\", \"Hi\")",
        ["ReactionReceived"] = "FakeWebhook.Reaction(\"16505551234\", \"wamid.1\", \"👍\")",
        ["AudioMessageReceived"] = "FakeWebhook.AudioMessage(\"16505551234\", \"media-id\")",
        ["DocumentMessageReceived"] = "FakeWebhook.DocumentMessage(\"16505551234\", \"media-id\", \"a.pdf\")",
        ["ImageMessageReceived"] = "FakeWebhook.ImageMessage(\"16505551234\", \"media-id\")",
        ["StickerMessageReceived"] = "FakeWebhook.StickerMessage(\"16505551234\", \"media-id\")",
        ["VideoMessageReceived"] = "FakeWebhook.VideoMessage(\"16505551234\", \"media-id\")",
        ["LocationMessageReceived"] = "FakeWebhook.LocationMessage(\"16505551234\", 52.52, 13.4)",
        ["ContactsMessageReceived"] = "FakeWebhook.ContactsMessage(\"16505551234\", \"Ann Lee\", \"+16505551235\")",
        ["UnsupportedMessageReceived"] = "FakeWebhook.UnsupportedMessage(\"16505551234\", \"poll\")",
        ["TemplateButtonPressed"] = "FakeWebhook.TemplateButton(\"16505551234\", \"thanks\", \"Thank you\")",
        ["OrderReceived"] = "FakeWebhook.Order(\"16505551234\", \"catalog-id\", \"tulip-1\")",
        ["SystemMessageReceived"] = "FakeWebhook.ChangedNumber(\"16505551234\", \"16505551235\")",
        ["MessageEdited"] = "FakeWebhook.EditedMessage(\"16505551234\", \"wamid.1\", \"Hello\")",
        ["MessageRevoked"] = "FakeWebhook.RevokedMessage(\"16505551234\", \"wamid.1\")",
        ["WelcomeRequested"] = "FakeWebhook.WelcomeRequest(\"16505551234\")",
        ["UnknownMessageReceived"] = "FakeWebhook.Message(\"16505551234\", \"hologram\", null)",
        ["ListReplyReceived"] = "FakeWebhook.ListReply(\"16505551234\", \"mon-10\", \"10:00\")",
        ["ButtonReplyReceived"] = "FakeWebhook.ButtonReply(\"16505551234\", \"yes\", \"Yes\")",
        ["FlowReplyReceived"] = "FakeWebhook.FlowReply(\"16505551234\", [])",
        ["CallPermissionReplyReceived"] = "FakeWebhook.CallPermissionReply(\"16505551234\", isAccepted: true)",
        ["ProductQuestionReceived"] = Interactive("product"),
        ["OtherInteractiveReplyReceived"] = Interactive("payment_method"),
        ["MessageStatusChanged"] = "FakeWebhook.Status(\"wamid.1\", DeliveryStatus.Delivered)",
        ["messages WebhookErrorReported"] = "FakeWebhook.Error(131000)",
        ["CallChanged"] = "FakeWebhook.CallConnect(\"16505551234\")",
        ["CallStatusChanged"] = "FakeWebhook.CallStatus(\"wacid.1\", CallStatus.Ringing)",
        ["calls WebhookErrorReported"] = "FakeWebhook.Example(\"calls\", \"failure\")",
        ["UserPreferenceChanged"] = "FakeWebhook.MarketingPreference(\"16505551234\", UserPreferenceValue.Stop)",
        ["smb_message_echoes MessageEchoed"] = "FakeWebhook.MessageEcho(\"16505551234\", \"Hi\")",
    };

    private const string Message = "`Message`, `Sender`, `Contact`";

    private readonly PageSet _pages;
    private readonly EventBundler _events;
    private readonly StringBuilder _text = new();

    private EventsPage(PageSet pages)
    {
        _pages = pages;
        _events = new EventBundler(pages);
    }

    /// <summary>Writes the tables.</summary>
    public static string Write(PageSet pages) => new EventsPage(pages).Write();

    private static string Interactive(string type) =>
        $"FakeWebhook.Message(\"16505551234\", \"interactive\", new JsonObject {{ [\"type\"] = \"{type}\" }})";

    private string Write()
    {
        _text.Append(
            """
            # Events

            From Meta's webhook field to the event, its members, and how the fake produces it. Written by
            `./build.sh generate` from the pages; do not edit.

            Every event also has `AccountId`, `PhoneNumberId`, `Time`, `Key`, `ConversationKey` and `Raw`. A field that is
            not listed here becomes an `UnknownWebhookEvent`, so nothing is lost; in a test it is
            `FakeWebhook.Change("new_field", RawJson.Parse("{}"))`. [webhooks.md](webhooks.md) handles events,
            [testing.md](testing.md) sends them. The code needs `WhatsApp.Generated`, `WhatsApp.Generated.Json`,
            `WhatsApp.Generated.Testing`, `WhatsApp.Generated.Webhooks` and, for `JsonObject`, `System.Text.Json.Nodes`.

            """);
        (PageFile File, YamlMappingNode Node)? change = Union("WebhookChange");
        Heading("Fields", "field");
        foreach (IGrouping<string, (string Key, Target Target)> fields in Members(change))
        {
            WriteField([.. fields.Select(field => field.Key)], fields.First().Target);
        }

        Heading("Messages", "type of the message");
        Append("every kind", "MessageReceived", Message, "any of the rows below");
        WriteUnion("IncomingMessage", target => $"`Message.{Content(target)}`");
        Append("any other", "UnknownMessageReceived", "`Message`", Fakes["UnknownMessageReceived"]);

        Heading("Replies to interactive messages", "type of the reply");
        WriteUnion("IncomingInteractive", target => $"`Answer.{Content(target)}`");
        Append(
            "any other", "OtherInteractiveReplyReceived", "`Message.Interactive`", Fakes["OtherInteractiveReplyReceived"]);
        return _text.ToString();
    }

    private void Heading(string title, string first) => _text.Append(
        $"\n## {title}\n\n| {first} | event | members | in a test |\n| --- | --- | --- | --- |\n");

    // A field is an event as a whole, or each item of its lists is one.
    private void WriteField(string[] fields, Target target)
    {
        string names = string.Join("`, `", fields);
        if (_events.Of(target.File, target.Name, target.Node) is not { } data)
        {
            return;
        }

        if (data.Name is { } name)
        {
            Append($"`{names}`", name, Of("Change.Value", ValueMembers(target)), Fake(fields, name));
        }

        foreach (EventItemData item in data.Items)
        {
            if (item.IsUnion)
            {
                string fake = fields is ["messages", ..] ? "see [messages](#messages)" : Example(fields[0]);
                Append($"`{names}`", item.Name, Message, fake);
            }
            else
            {
                IEnumerable<string> members = Find(item.Model) is { } model ? CSharpMembers(model.Node) : [];
                Append($"`{names}`", item.Name, Of(item.Property ?? "Error", members), Fake(fields, item.Name));
            }
        }
    }

    private void WriteUnion(string name, Func<Target, string> member)
    {
        foreach (IGrouping<string, (string Key, Target Target)> kinds in Members(Union(name)))
        {
            Target target = kinds.First().Target;
            if (target.Node.Map(EventBundler.Key)?.Text("name") is { } eventName)
            {
                string types = string.Join("`, `", kinds.Select(kind => kind.Key));
                Append($"`{types}`", eventName, member(target), Fakes.GetValueOrDefault(eventName, "none"));
            }
        }
    }

    private void Append(string first, string name, string members, string fake)
    {
        string code = fake.StartsWith("FakeWebhook", StringComparison.Ordinal) ? $"`{fake}`" : fake;
        _text.Append($"| {first} | `{name}` | {members} | {code} |\n");
    }

    private static string Of(string property, IEnumerable<string> members)
    {
        string names = string.Join("`, `", members);
        return names.Length == 0 ? $"`{property}`" : $"`{property}` with `{names}`";
    }

    private static string Fake(string[] fields, string name) =>
        fields.Select(field => Fakes.GetValueOrDefault($"{field} {name}")).FirstOrDefault(fake => fake is not null)
        ?? Fakes.GetValueOrDefault(name)
        ?? Example(fields[0]);

    private static string Example(string field) => $"FakeWebhook.Example(\"{field}\")";

    // The member with what only this kind has.
    private static string Content(Target target) => CSharpMembers(target.Node).FirstOrDefault() ?? "Type";

    private IEnumerable<string> ValueMembers(Target target) =>
        (Schemas.Own(target.Node).Map("properties")?.Map("value"))?.Text("$ref") is { } reference
            ? CSharpMembers(Resolve(target.File, reference).Node)
            : [];

    private static IEnumerable<string> CSharpMembers(YamlMappingNode schema) =>
        Schemas.MembersOf(schema).Select(member => CSharpNames.Of(member.Key, (YamlMappingNode)member.Value));

    private (PageFile File, YamlMappingNode Node)? Union(string name) =>
        Find(name) is { } target ? (target.File, target.Node) : null;

    private Target? Find(string name) => Schemas.Of(_pages)
        .Where(schema => schema.Name == name)
        .Select(schema => new Target(schema.File, schema.Name, schema.Node))
        .FirstOrDefault();

    // The members of a union, those with the same schema together.
    private IEnumerable<IGrouping<string, (string Key, Target Target)>> Members(
        (PageFile File, YamlMappingNode Node)? union) =>
        (union?.Node.Map("discriminator")?.Map("mapping")?.Members() ?? [])
            .Select(member => (member.Key, Target: Resolve(union!.Value.File, ((YamlScalarNode)member.Value).Value!)))
            .GroupBy(member => member.Target.Name);

    private Target Resolve(PageFile file, string reference)
    {
        (PageFile target, string name, YamlMappingNode node) = _pages.Resolve(file, reference)
            ?? throw new GenerationException($"{file.Path}: {reference} leads nowhere.");
        return new Target(target, name, node);
    }

    private sealed record Target(PageFile File, string Name, YamlMappingNode Node);
}
