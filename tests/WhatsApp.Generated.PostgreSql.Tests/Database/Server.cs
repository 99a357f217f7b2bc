using Npgsql;
using WhatsApp.Generated.PostgreSql.Tests.Support;

namespace WhatsApp.Generated.PostgreSql.Tests.Database;

/// <summary>
/// The server of all tests of this namespace: that of the connection string in WHATSAPP_TEST_POSTGRESQL, or one that is
/// started for them. Without a server they are skipped.
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
            string? programs = PostgreSqlServer.Programs();
            if (programs is null)
            {
                const string why = "PostgreSQL tests are skipped: no server is installed (apt-get install postgresql) "
                    + "and WHATSAPP_TEST_POSTGRESQL is not set.";
                await TestContext.Progress.WriteLineAsync(why);
                Assume.That(programs, Is.Not.Null, why);
            }

            s_started = await PostgreSqlServer.StartAsync(programs!);
            given = s_started.ConnectionString;
        }

        ConnectionString = given;
        DataSource = NpgsqlDataSource.Create(given);
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
