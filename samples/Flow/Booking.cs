using System.Globalization;
using System.Text.Json;
using WhatsApp.Generated.Flows;
using WhatsApp.Generated.Json;

namespace Flow;

/// <summary>Data of the screens in flow.json: choose a day, then a time of it.</summary>
public sealed class Booking(TimeProvider timeProvider) : IFlowDataHandler
{
    private static readonly string[] Times = ["10:00", "11:30", "15:00"];

    public Task<FlowDataResponse> HandleAsync(FlowDataRequest request, CancellationToken cancellationToken) =>
        Task.FromResult((request.Action?.Value, request.Screen) switch
        {
            ("INIT", _) or ("BACK", _) => FlowDataResponse.Show("DAY", Choices("days", Days())),
            ("data_exchange", "DAY") => FlowDataResponse.Show("TIME", Choices("times", Times)),
            ("data_exchange", "TIME") => FlowDataResponse.Close(request.FlowToken!),
            _ => FlowDataResponse.TokenNotValid("This booking is over."),
        });

    private IEnumerable<string> Days() => Enumerable.Range(1, 3).Select(
        day => timeProvider.GetUtcNow().AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    // The items of a list in a flow have an id and a title.
    private static RawJson Choices(string name, IEnumerable<string> values) => RawJson.Parse(JsonSerializer.Serialize(
        new Dictionary<string, object> { [name] = values.Select(value => new { id = value, title = value }) }));
}
