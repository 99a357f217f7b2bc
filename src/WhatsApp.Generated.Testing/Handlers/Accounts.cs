using System.Globalization;
using System.Text.Json.Nodes;
using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing.Handlers;

/// <summary>Accounts: their settings, schedules and activities.</summary>
internal static class Accounts
{
    public static GraphResponse Update(GraphCall call)
    {
        if (call.OptionalFlag("is_enabled_for_insights") is { } insights)
        {
            call.Account["is_enabled_for_insights"] = insights
                ? true
                : throw GraphErrors.Invalid("Param is_enabled_for_insights can only be set to true.");
        }

        foreach (string name in (string[])["name", "timezone_id"])
        {
            call.Account[name] = call.Optional(name) ?? call.Account[name];
        }

        foreach (string name in (string[])["disable_marketing_messages_on_cloud_api", "template_auto_archival_enabled"])
        {
            call.Account[name] = call.OptionalFlag(name) ?? call.Account[name]?.DeepClone();
        }

        call.Account.AddActivity("ACCOUNT_UPDATED");
        return GraphResponse.Success();
    }

    public static GraphResponse ListSchedules(GraphCall call)
    {
        bool newestFirst = call.Optional("sort")?.EndsWith(".desc", StringComparison.Ordinal) == true;
        return GraphLists.Page(call, call.State.Records("schedule", call.Account.Id), newestFirst);
    }

    public static GraphResponse CreateSchedule(GraphCall call)
    {
        bool isActive = call.OptionalFlag("is_active") ?? true;
        JsonObject fields = new() { ["status"] = isActive ? "ACTIVE" : "INACTIVE", ["is_active"] = isActive };
        foreach (string name in (string[])["name", "schedule_type", "start_time", "end_time"])
        {
            fields[name] = call.Required(name);
        }

        call.CopyTo(fields, "description", "timezone", "days_of_week", "recurrence_pattern");
        fields["created_time"] = GraphTime.Text(call.State.Now);
        fields["updated_time"] = GraphTime.Text(call.State.Now);
        FakeRecord schedule = call.State.AddRecord("schedule", call.Account.Id, fields);
        return GraphResponse.Json(new JsonObject { ["id"] = schedule.Id });
    }

    public static GraphResponse ListActivities(GraphCall call)
    {
        IEnumerable<FakeRecord> activities = call.State.Records("activity", call.Account.Id);
        if (call.Optional("activity_type") is { } types)
        {
            activities = activities.Where(a => types.Contains($"{a["activity_type"]}", StringComparison.Ordinal));
        }

        if (call.Optional("since") is { } since)
        {
            activities = activities.Where(a => Time(a) >= Seconds("since", since));
        }

        if (call.Optional("until") is { } until)
        {
            activities = activities.Where(a => Time(a) <= Seconds("until", until));
        }

        return GraphLists.Page(call, activities, newestFirst: true, "id,activity_type,timestamp,actor_type");
    }

    private static long Time(FakeRecord activity) =>
        DateTimeOffset.Parse(activity.Text("timestamp"), CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static long Seconds(string name, string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            ? seconds
            : throw GraphErrors.Invalid($"Param {name} must be Unix seconds.");
}
