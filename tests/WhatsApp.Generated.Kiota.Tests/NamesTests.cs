using System.Reflection;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Microsoft.Kiota.Serialization.Json;
using WhatsApp.Generated.AspNetCore;
using WhatsApp.Generated.PostgreSql;
using WhatsApp.Generated.Testing;

namespace WhatsApp.Generated.Kiota.Tests;

[TestFixture]
public sealed class NamesTests
{
    [Test]
    public void No_public_type_has_the_name_of_one_of_Kiotas()
    {
        Assembly[] kiotas =
        [
            typeof(IRequestAdapter).Assembly,
            typeof(HttpClientRequestAdapter).Assembly,
            typeof(JsonParseNode).Assembly,
        ];
        Assembly[] ours =
        [
            typeof(WhatsAppClient).Assembly,
            typeof(WhatsAppKiota).Assembly,
            typeof(IWebhookHandler<>).Assembly,
            typeof(PostgreSqlWebhookOptions).Assembly,
            typeof(FakeGraphServer).Assembly,
        ];

        // A file that uses both would not compile (CS0104).
        Assert.That(ours.SelectMany(NamesOf).Intersect(kiotas.SelectMany(NamesOf)), Is.Empty);
        Assert.That(kiotas.SelectMany(NamesOf), Does.Contain("IAccessTokenProvider").And.Contain("RetryHandler"));
    }

    private static IEnumerable<string> NamesOf(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name.Split('`')[0]);
}
