using Newtonsoft.Json;

namespace WhatsApp.Generated.NewtonsoftJson;

/// <summary>Adds converters for the models of the SDK to Newtonsoft.Json.</summary>
public static class NewtonsoftJsonExtensions
{
    /// <summary>
    /// Adds the converters for models, open enums and raw JSON, and turns off the parsing of dates: Newtonsoft.Json
    /// would otherwise replace every string that looks like a date. A <see cref="DateTime"/> member of the program is
    /// still read.
    /// </summary>
    /// <returns>The same settings.</returns>
    public static JsonSerializerSettings AddWhatsApp(this JsonSerializerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.DateParseHandling = DateParseHandling.None;
        AddMissing(settings.Converters);
        return settings;
    }

    /// <summary>Adds the converters to a serializer, and turns off the parsing of dates.</summary>
    /// <returns>The same serializer.</returns>
    public static JsonSerializer AddWhatsApp(this JsonSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        serializer.DateParseHandling = DateParseHandling.None;
        AddMissing(serializer.Converters);
        return serializer;
    }

    private static void AddMissing(ICollection<JsonConverter> converters)
    {
        foreach (JsonConverter converter in (JsonConverter[])
            [new GraphModelConverter(), new GraphOpenEnumConverter(), new GraphRawJsonConverter()])
        {
            if (!converters.Any(other => other.GetType() == converter.GetType()))
            {
                converters.Add(converter);
            }
        }
    }
}
