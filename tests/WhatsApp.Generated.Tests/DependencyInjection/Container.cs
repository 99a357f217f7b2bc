using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WhatsApp.Generated.Tests.DependencyInjection;

/// <summary>The services of an application, and their log.</summary>
internal sealed class Container : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> _provider;

    public Container(Action<IServiceCollection> add)
    {
        Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        add(Services);
        _provider = new(() => Services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    public ServiceCollection Services { get; } = [];

    public Logged Log { get; } = new();

    public ServiceProvider Provider => _provider.Value;

    public WhatsAppClient Client => Provider.GetRequiredService<WhatsAppClient>();

    public WhatsAppClient ClientOf(string name) => Provider.GetRequiredKeyedService<WhatsAppClient>(name);

    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value)))
            .Build();

    public ValueTask DisposeAsync() => Provider.DisposeAsync();
}

/// <summary>Records the log, including scopes and state.</summary>
internal sealed class Logged : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception) + exception);
        Keep(state);
    }

    public void Dispose()
    {
    }

    private void Keep(object? state) => _lines.Enqueue(
        state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : state?.ToString() ?? "");
}
