using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>
/// The server of all tests of this namespace: that of the connection string in WHATSAPP_TEST_POSTGRESQL, or one that is
/// started for them. Without a server they are ignored, and fail if CI is true.
/// </summary>
[SetUpFixture]
public sealed class Server
{
    private static PostgreSqlServer? s_started;

    internal static string ConnectionString { get; private set; } = "";

    internal static NpgsqlDataSource DataSource { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        string? given = Environment.GetEnvironmentVariable("WHATSAPP_TEST_POSTGRESQL");
        if (string.IsNullOrEmpty(given))
        {
            s_started = await PostgreSqlServer.StartAsync(Programs());
            given = s_started.ConnectionString;
        }

        ConnectionString = given;
        DataSource = NpgsqlDataSource.Create(given);
    }

    /// <summary>The folder of the installed server's programs. Without one the calling test is ignored.</summary>
    internal static string Programs()
    {
        string? programs = PostgreSqlServer.Programs();
        if (programs is null)
        {
            const string why = "There is no PostgreSQL server to test with: install one (apt-get install postgresql) "
                + "or set WHATSAPP_TEST_POSTGRESQL to a connection string.";
            bool isRequired = string.Equals(
                Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
            if (isRequired)
            {
                throw new InvalidOperationException($"{why} With CI=true it is required.");
            }

            TestContext.Progress.WriteLine($"PostgreSQL tests are ignored. {why}");
            Assert.Ignore(why);
        }

        return programs!;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (DataSource is not null)
        {
            await DataSource.DisposeAsync();
        }

        if (s_started is not null)
        {
            await s_started.DisposeAsync();
        }
    }
}
