using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>
/// Completes the mapping from webhook fields to changes. The path of a webhook, such as
/// <c>/whatsapp/webhooks/account_update</c>, ends with its field, and the schema of its body is the change. So a new
/// field needs no line on another page.
/// </summary>
internal static class WebhookFields
{
    private const string Payload = "incoming-webhook-payload";

    private const string Start = "/whatsapp/webhooks/";

    /// <summary>
    /// Adds the fields of all pages. The first field that the mapping has stays the first, since the reader assumes it
    /// until it finds the field; its other fields are other spellings, and come last.
    /// </summary>
    public static void Complete(IReadOnlyList<PageFile> files)
    {
        YamlMappingNode? change = files.FirstOrDefault(file => file.Name == $"webhooks/{Payload}")?
            .Components("schemas").FirstOrDefault(schema => schema.Name == "WebhookChange").Node;
        if (change?.Map("discriminator")?.Map("mapping") is not { } mapping)
        {
            return;
        }

        List<KeyValuePair<YamlNode, YamlNode>> written = [.. mapping.Children];
        mapping.Children.Clear();
        foreach ((YamlNode field, YamlNode reference) in written.Take(1))
        {
            mapping.Children[field] = reference;
        }

        foreach ((string field, string reference) in files.Where(file => file.IsWebhook).SelectMany(FieldsOf))
        {
            mapping.Children[new YamlScalarNode(field)] = new YamlScalarNode(reference);
        }

        foreach ((YamlNode field, YamlNode reference) in written)
        {
            mapping.Children.TryAdd(field, reference);
        }
    }

    /// <summary>The field of a path; null for the path of all webhooks.</summary>
    public static string? FieldOf(string path) =>
        path.StartsWith(Start, StringComparison.Ordinal) ? path[Start.Length..] : null;

    /// <summary>The change that a webhook sends: a reference as the page writes it.</summary>
    public static string? ChangeOf(YamlMappingNode? webhook) =>
        webhook?.Map("post")?.Map("requestBody")?.Map("content")?.Map("application/json")?.Map("schema")?.Text("$ref");

    // As the page of the payload would refer to it.
    private static IEnumerable<(string Field, string Reference)> FieldsOf(PageFile file)
    {
        foreach ((string path, YamlNode webhook) in file.Root.Map("webhooks")?.Members() ?? [])
        {
            if (FieldOf(path) is { } field && ChangeOf(webhook as YamlMappingNode) is { } reference)
            {
                string own = reference.StartsWith('#') ? $"./{file.ShortName}.yaml{reference}" : reference;
                yield return (field, own.Replace($"./{Payload}.yaml", string.Empty, StringComparison.Ordinal));
            }
        }
    }
}
