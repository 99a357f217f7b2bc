using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Finds the events that the models of webhooks become, from the key <c>x-event</c>.</summary>
public sealed class EventBundler(PageSet pages)
{
    /// <summary>The key of a schema, or of a list whose items are events.</summary>
    public const string Key = "x-event";

    private const int MemberIndent = 4;

    /// <summary>The events of a schema; null for most.</summary>
    public EventData? Of(PageFile file, string name, YamlMappingNode schema)
    {
        if (Schemas.BaseOf(pages, file, schema) is not var (_, _, union)
            || union.Map(Key)?.Text("name") is not { } baseClass)
        {
            return null;
        }

        (PageFile File, string Name, YamlMappingNode Node)? value =
            Target(file, Schemas.Own(schema).Map("properties")?.Map("value"));
        List<EventItemData> items = value is var (valueFile, _, valueNode) ? [.. Items(valueFile, valueNode)] : [];
        YamlMappingNode? own = schema.Map(Key);
        return own is null && items.Count == 0
            ? null
            : new EventData(baseClass)
            {
                Name = own?.Text("name"),
                Doc = own is null ? null : DocComment.Prose(own.Text("description"), 0),
                Model = name,
                Metadata = value is var (_, _, node) ? MetadataOf(value.Value.File, node) : null,
                Items = items,
            };
    }

    /// <summary>The events of the items of a schema's lists that are declared beside it; null for most.</summary>
    public IReadOnlyList<EventItemData>? Declared(PageFile file, YamlMappingNode schema) =>
        Items(file, schema).Where(item => item.Doc is not null).ToList() is { Count: > 0 } items ? items : null;

    private IEnumerable<EventItemData> Items(PageFile file, YamlMappingNode value)
    {
        foreach ((string wireName, YamlNode node) in value.Map("properties")?.Members() ?? [])
        {
            if (node is YamlMappingNode list
                && list.Map(Key) is { } item
                && Target(file, list.Map("items")) is var (_, model, schema))
            {
                YamlMappingNode? members = schema.Map("properties");
                string eventName = item.Text("name")!;
                yield return new EventItemData(eventName, CSharpNames.Of(wireName, list), model)
                {
                    Doc = item.Text("description") is { } description ? DocComment.Prose(description, 0) : null,
                    Property = item.Text("member"),
                    PropertyDoc = DocComment.Prose(schema.Text("description"), MemberIndent),
                    HasTime = members?.Map("timestamp") is not null,
                    IsUnion = schema.Map(Key)?.Text("name") == eventName,
                    Contact = item.Map("contact") is { } contact
                        ? $"{Argument(members, contact.Text("wa_id"))}, {Argument(members, contact.Text("user_id"))}"
                        : null,
                };
            }
        }
    }

    private static string Argument(YamlMappingNode? members, string? wireName) =>
        wireName is null ? "null" : "item." + CSharpNames.Of(wireName, members!.Map(wireName)!);

    // The member of the value that says which phone number a change is about.
    private string? MetadataOf(PageFile file, YamlMappingNode value) =>
        value.Map("properties")?.Members()
            .Where(member => Target(file, member.Value) is { Name: "WebhookMetadata" })
            .Select(member => CSharpNames.Of(member.Key, (YamlMappingNode)member.Value))
            .FirstOrDefault();

    private (PageFile File, string Name, YamlMappingNode Node)? Target(PageFile file, YamlNode? reference) =>
        (reference as YamlMappingNode)?.Text("$ref") is { } text ? pages.Resolve(file, text) : null;
}
