using WhatsApp.Release.Api;
using WhatsApp.Generator.Build;
using WhatsApp.Diff;
using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Release.Tests.Api;

/// <summary>The C# members that a report names are those of the SDK.</summary>
[TestFixture]
public sealed class RealNamesTests
{
    [Test]
    public void Every_member_that_a_change_of_the_real_pages_names_is_in_the_public_api()
    {
        string root = Repository.Root();
        string openApi = Path.Combine(root, "openapi");
        var changed = PageSet.Load(openApi);
        foreach (PageFile file in changed.Files)
        {
            Describe(file.Root);
        }

        IReadOnlyList<Change> changes = PageDiff.Compare(new PageModel(PageSet.Load(openApi)), new PageModel(changed));
        HashSet<string> listed =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, ApiListing.Folder))
                .SelectMany(file => ApiEntry.Read(File.ReadAllText(file)))
                .Select(entry => entry.Name),
        ];

        string[] named = [.. changes.Select(change => change.CSharp).OfType<string>()];
        Assert.That(named, Has.Length.GreaterThan(2500), "Every type, member, value, parameter and operation is described.");
        Assert.That(named.Where(name => !listed.Contains(name)), Is.Empty);
        Assert.That(changes.Select(change => change.Class), Has.All.EqualTo(ChangeClass.Documentation));
    }

    private static void Describe(YamlNode node)
    {
        if (node is YamlSequenceNode list)
        {
            list.Children.ToList().ForEach(Describe);
        }
        else if (node is YamlMappingNode map)
        {
            foreach ((string key, YamlNode value) in map.Members())
            {
                if (key is "description" or "summary" && value is YamlScalarNode words)
                {
                    words.Value += " And more.";
                }
                else if (key == "x-enum-docs")
                {
                    ((YamlMappingNode)value).Members().Select(member => (YamlScalarNode)member.Value).ToList()
                        .ForEach(docs => docs.Value += " And more.");
                }
                else
                {
                    Describe(value);
                }
            }
        }
    }
}
