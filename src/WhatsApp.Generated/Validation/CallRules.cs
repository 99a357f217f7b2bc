using System.Globalization;

namespace WhatsApp.Generated.Json;

/// <summary>
/// Meta's rules for calls and for the calling settings of a number, from its guides to both.
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/call-settings
/// </summary>
internal static class CallRules
{
    private const string Enabled = "ENABLED";
    private const int MaxPeriods = 2;
    private const string Hours = "calling.call_hours";
    private const string Voicemail = "calling.voicemail";

    /// <summary>Checks an action on a call.</summary>
    public static void Check(ref ModelValidator validator, CallRequest call)
    {
        switch (call)
        {
            case ConnectCall connect:
                validator.AtLeastOne(("to", connect.To is not null), ("recipient", connect.Recipient is not null));
                Capture(ref validator, connect.Recording, "recording");
                Capture(ref validator, connect.Transcription, "transcription");
                break;
            case AcceptCall accept:
                Capture(ref validator, accept.Recording, "recording");
                Capture(ref validator, accept.Transcription, "transcription");
                break;
        }
    }

    /// <summary>Checks the settings of a number.</summary>
    public static void Check(ref ModelValidator validator, PhoneNumberSettingsUpdate settings)
    {
        if (settings.Calling?.CallHours is { } hours)
        {
            CallHours(ref validator, hours);
        }

        if (settings.Calling?.Voicemail is { } voicemail && IsEnabled(voicemail.Status))
        {
            const string What = "voicemail that is enabled";
            validator.RequiredFor(voicemail.Triggers is { Count: > 0 } ? voicemail : null, Voicemail + ".triggers", What);
            validator.RequiredFor(
                voicemail.Audio?.Default?.AnnouncementMediaId, Voicemail + ".audio.default.announcement_media_id", What);
        }

        if (settings.PayloadEncryption is { } encryption && IsEnabled(encryption.Status))
        {
            validator.RequiredFor(
                encryption.ClientEncryptionKey, "payload_encryption.client_encryption_key", "encryption that is enabled");
        }
    }

    private static void Capture(ref ModelValidator validator, CallCaptureOptions? options, string path)
    {
        if (options is not null && IsEnabled(options.Status))
        {
            validator.RequiredFor(options.Purpose, path + ".purpose", $"a {path} that is enabled");
            validator.RequiredFor(options.AnnouncementLanguage, path + ".announcement_language", $"a {path} that is enabled");
        }
    }

    private static void CallHours(ref ModelValidator validator, CallHours hours)
    {
        if (IsEnabled(hours.Status))
        {
            const string What = "call hours that are enabled";
            validator.RequiredFor(hours.TimezoneId, Hours + ".timezone_id", What);
            validator.RequiredFor(
                hours.WeeklyOperatingHours is { Count: > 0 } ? hours : null, Hours + ".weekly_operating_hours", What);
        }

        for (int index = 0; index < hours.WeeklyOperatingHours?.Count; index++)
        {
            Weekday(ref validator, hours.WeeklyOperatingHours, index);
        }

        for (int index = 0; index < hours.HolidaySchedule?.Count; index++)
        {
            CallHolidayHours? holiday = hours.HolidaySchedule[index];
            if (holiday is not null && !IsBefore(holiday.StartTime, holiday.EndTime))
            {
                validator.Report(
                    string.Create(CultureInfo.InvariantCulture, $"{Hours}.holiday_schedule[{index}].end_time"),
                    "is not after the start");
            }
        }
    }

    private static void Weekday(ref ModelValidator validator, IReadOnlyList<CallWeekdayHours> all, int index)
    {
        if (all[index] is not { } hours)
        {
            return;
        }

        string path = string.Create(CultureInfo.InvariantCulture, $"{Hours}.weekly_operating_hours[{index}]");
        if (!IsBefore(hours.OpenTime, hours.CloseTime))
        {
            validator.Report(path + ".close_time", "is not after the start");
            return;
        }

        int periods = 1;
        for (int other = 0; other < index; other++)
        {
            if (all[other] is not { } earlier
                || hours.DayOfWeek?.Value is not { } day
                || !ModelValidator.Is(earlier.DayOfWeek?.Value, day))
            {
                continue;
            }

            periods++;
            if (IsBefore(hours.OpenTime, earlier.CloseTime) && IsBefore(earlier.OpenTime, hours.CloseTime))
            {
                validator.Report(path, "overlaps an earlier period of the day");
                return;
            }
        }

        if (periods == MaxPeriods + 1)
        {
            validator.Report(path, "is the third period of the day: at most 2 are allowed");
        }
    }

    // Other forms than HHMM are reported by the rules of the pages.
    private static bool IsBefore(string? start, string? end) =>
        start is not { Length: 4 } || end is not { Length: 4 } || string.CompareOrdinal(start, end) < 0;

    private static bool IsEnabled(PhoneNumberSettingStatus? status) => ModelValidator.Is(status?.Value, Enabled);
}
