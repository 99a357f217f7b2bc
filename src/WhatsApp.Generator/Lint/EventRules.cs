using WhatsApp.Generator.Bundle;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Lint;

/// <summary>Events: every page of webhooks names its own, and each of them is declared once.</summary>
internal sealed class EventRules
{
    private const string Rule = "event";
    private const string Union = "WebhookChange";

    private readonly LintContext _lint;
    private readonly Dictionary<string, YamlMappingNode> _declared = new(StringComparer.Ordinal);

    private EventRules(LintContext lint) => _lint = lint;

    /// <summary>Checks all pages.</summary>
    public static void Check(LintContext lint)
    {
        var rules = new EventRules(lint);
        List<(NamedSchema Schema, YamlMappingNode Owner, NamedSchema? Item)> events = [.. rules.All()];
        foreach ((NamedSchema schema, YamlMappingNode owner, _) in events)
        {
            rules.Declare(schema, owner.Map(EventBundler.Key)!);
        }

        foreach ((NamedSchema schema, YamlMappingNode owner, NamedSchema? item) in events)
        {
            rules.Refer(schema, owner.Map(EventBundler.Key)!, item);
        }

        foreach (PageFile file in lint.Files)
        {
            foreach ((YamlScalarNode key, YamlMappingNode webhook) in file.Root.Map("webhooks").MapEntries())
            {
                rules.Webhook(file, key, webhook);
            }
        }
    }

    /// <summary>The schemas and the lists that have the key, a list with the schema of its items.</summary>
    private IEnumerable<(NamedSchema Schema, YamlMappingNode Owner, NamedSchema? Item)> All()
    {
        foreach (NamedSchema schema in _lint.Schemas.All)
        {
            if (schema.Node.Map(EventBundler.Key) is not null)
            {
                yield return (schema, schema.Node, null);
            }

            foreach ((_, YamlMappingNode list) in schema.Properties.MapEntries())
            {
                if (list.Map(EventBundler.Key) is not null)
                {
                    yield return (schema, list, _lint.Schemas.Find(schema.File, list.Map("items")?.Get("$ref")));
                }
            }
        }
    }

    private void Declare(NamedSchema schema, YamlMappingNode named)
    {
        if (named.Text("name") is { } name && named.Has("description"))
        {
            _lint.TypeNames.Type(schema.File, named.KeyOf("name"), name, $"event {named.Start}", "an event");
            _declared.TryAdd(name, named);
        }
    }

    private void Refer(NamedSchema schema, YamlMappingNode named, NamedSchema? item)
    {
        if (named.Text("name") is { } name && !named.Has("description")
            && !_declared.ContainsKey(name) && !_lint.TypeNames.IsTaken(name))
        {
            IEnumerable<string> known = _declared.Keys;
            string advice =
                Spelling.Find(name, known) is { } right ? $"Write '{right}' instead of '{name}'" : $"Fix '{name}'";
            Report(schema.File, named.KeyOf("name"), $"{advice}, or add a 'description' to declare the event here.");
        }

        foreach ((YamlScalarNode id, YamlNode member) in named.Map("contact").Entries())
        {
            // The schema of the dialect checks the other keys and values.
            if (EventBundler.ContactIds.Contains(id.Value)
                && item?.Properties?.Has((member as YamlScalarNode)?.Value ?? string.Empty) != true)
            {
                Report(schema.File, id, $"Name the member of the item that is the '{id.Value}' of the contact.");
            }
        }

        if (item is not null && named.Has("description") && !named.Has("member"))
        {
            Report(schema.File, named, "Add 'member': the name of the property of the event that is the item.");
        }
    }

    private void Webhook(PageFile file, YamlScalarNode key, YamlMappingNode webhook)
    {
        if (WebhookFields.FieldOf(key.Name()) is null
            || WebhookFields.ChangeOf(webhook) is not { } reference
            || _lint.Schemas.Find(file, new YamlScalarNode(reference)) is not { } change)
        {
            return;
        }

        NamedSchema? value = _lint.Schemas.Find(change.File, change.Properties?.Map("value")?.Get("$ref"));
        bool hasItems = value?.Properties.MapEntries().Any(list => list.Value.Has(EventBundler.Key)) == true;
        if (change.Base?.Name != Union)
        {
            Report(file, key, $"Let '{change.Name}' extend '{Union}' of incoming-webhook-payload.yaml with 'allOf'.");
        }
        else if (!change.Node.Has(EventBundler.Key) && !hasItems)
        {
            Report(
                change.File, change.Key,
                $"Add '{EventBundler.Key}' with 'name' and 'description' to '{change.Name}', or to the lists of its "
                    + "value whose items are events: a program reads a webhook as events.");
        }
        else if (change.Node.Has(EventBundler.Key) && hasItems)
        {
            Report(
                change.File, change.Key,
                $"Keep '{EventBundler.Key}' of '{change.Name}' or that of the lists of its value: a change is one "
                    + "event, or its items are.");
        }
    }

    private void Report(PageFile file, YamlNode at, string advice) => _lint.Findings.Add(file, at, Rule, advice);
}
