using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.Bulk;
using WhatsApp.Generated.PostgreSql;

namespace Docs.Tests.Pages;

/// <summary>docs/configuration.md has every option with its default.</summary>
[TestFixture]
public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Of("docs/configuration.md")).ReplaceLineEndings("\n");

    [TestCase("## Clients", typeof(WhatsAppClientOptions), "Retry")]
    [TestCase("### Retry", typeof(RetryOptions))]
    [TestCase("## Webhooks", typeof(WhatsAppWebhookOptions))]
    [TestCase("## Message limits", typeof(MessageLimits))]
    [TestCase("## PostgreSQL", typeof(PostgreSqlWebhookOptions))]
    public void Page_has_every_option_and_its_default(string heading, Type type, params string[] ownSection)
    {
        string section = Section(heading);
        Dictionary<string, string> keys = RowOfTable().Matches(section)
            .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value);
        IEnumerable<string> inCode = InCode().Match(section) is { Success: true } found
            ? Name().Matches(found.Groups["names"].Value).Select(name => name.Groups[1].Value)
            : [];
        object options = Activator.CreateInstance(type)!;
        PropertyInfo[] members = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

        Assert.That(
            keys.Keys.Concat(inCode).Concat(ownSection), Is.EquivalentTo(members.Select(member => member.Name)),
            $"The section '{heading}' has other keys than {type.Name}.");
        Assert.Multiple(() =>
        {
            foreach (PropertyInfo member in members.Where(member => keys.ContainsKey(member.Name)))
            {
                Assert.That(keys[member.Name], Is.EqualTo(Default(member.GetValue(options))), member.Name);
            }
        });
    }

    private static string Section(string heading)
    {
        int start = Page.IndexOf($"{heading}\n", StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative, heading);
        int end = Page.IndexOf("\n#", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "none",
        IEnumerable<string> items when !items.Any() => "none",
        IEnumerable<string> items => string.Join(", ", items.Select(item => $"`{item}`")),
        TimeSpan time when time == Timeout.InfiniteTimeSpan => "none",
        bool flag => flag ? "`true`" : "`false`",
        IFormattable formattable => $"`{formattable.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    [GeneratedRegex(@"^\| `(?<key>\w+)` \| (?<default>.+?) \| ", RegexOptions.Multiline)]
    private static partial Regex RowOfTable();

    [GeneratedRegex(@"Only in code: (?<names>[^.]+?) of `\w+`")]
    private static partial Regex InCode();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
