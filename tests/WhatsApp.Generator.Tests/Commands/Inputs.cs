using System.Text.Json.Nodes;
using WhatsApp.Generator.Build;
using WhatsApp.Generator.Generate;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Generator.Tests.Commands;

/// <summary>Real input of the verbs, in a temporary folder.</summary>
internal static class Inputs
{
    /// <summary>Copies parts of this repository, without what was built.</summary>
    public static void CopyRepository(TemporaryFolder folder, params string[] parts)
    {
        folder.Write("WhatsApp.Generated.sln", string.Empty);
        string root = Repository.Root();
        foreach (string part in parts)
        {
            string from = Path.Combine(root, part);
            IEnumerable<string> files = Directory.Exists(from)
                ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                : [from];
            foreach (string file in files.Where(file => !IsBuilt(Path.GetRelativePath(root, file))))
            {
                string target = folder.Of(Path.GetRelativePath(root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    /// <summary>Writes the examples of all operations where <c>roundtrip</c> looks for them.</summary>
    public static void WriteExamples(TemporaryFolder folder)
    {
        string all = File.ReadAllText(Path.Combine(Repository.Root(), ExamplesFile.Path));
        foreach (JsonNode operation in JsonNode.Parse(all)!.AsArray().OfType<JsonNode>())
        {
            IEnumerable<string> segments = operation["path"]!.ToString()
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Where(segment => segment != "{Version}")
                .Select(segment => segment.Trim('{', '}').Replace('_', '-'));
            string slug = string.Join('-', segments.Prepend(operation["method"]!.ToString())).ToLowerInvariant();
            foreach ((string kind, string key) in new[] { ("request", "requests"), ("response-200", "answers") })
            {
                // A text is in the place of a file, which has no model.
                foreach ((string name, JsonNode? example) in operation[key]!.AsObject().Where(IsJson))
                {
                    folder.Write($"{slug}/{kind}/{name}.json", example!.ToJsonString());
                }
            }
        }
    }

    private static bool IsJson(KeyValuePair<string, JsonNode?> example) => example.Value is JsonObject or JsonArray;

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
