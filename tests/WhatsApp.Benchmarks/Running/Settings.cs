using System.Globalization;

namespace WhatsApp.Benchmarks.Running;

/// <summary>The settings on the command line.</summary>
internal sealed class Settings
{
    public const string Usage =
        """
        bench                                  lists the measurements
        bench NAME [options]                   runs those with NAME in their name; 'all' runs all of them

          --row TEXT                           only rows with TEXT in their name
          --rounds N                           rounds of each row, 41 by default
          --processes N                        the same in N processes, and the medians over them
          --quick                              one round without warm-up, to check that the command works
          --json FILE                          also writes the figures to FILE
          --loop SECONDS --only CONTENDER      runs one contender in a loop, for a profiler; measures nothing
        """;

    /// <summary>A part of the names of measurements; empty to list them.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>A part of the names of rows.</summary>
    public string Row { get; private set; } = string.Empty;

    /// <summary>A part of the name of the contender that <see cref="Loop"/> runs.</summary>
    public string Only { get; private set; } = string.Empty;

    public int Rounds { get; private set; } = 41;

    /// <summary>Number of processes that repeat the measurement.</summary>
    public int Processes { get; private set; } = 1;

    public bool IsQuick { get; private set; }

    public string? JsonFile { get; private set; }

    public TimeSpan? Loop { get; private set; }

    /// <summary>The options that one of <see cref="Processes"/> needs.</summary>
    public string[] ForOneProcess()
    {
        string[] rounds = IsQuick ? ["--quick"] : ["--rounds", Rounds.ToString(CultureInfo.InvariantCulture)];
        return Row.Length == 0 ? rounds : [.. rounds, "--row", Row];
    }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It has an error, which the message describes.</exception>
    public static Settings Parse(string[] args)
    {
        var settings = new Settings();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out string? word))
        {
            settings.Set(word, rest);
        }

        return settings.Loop is not null && settings.Only.Length == 0
            ? throw new FormatException("--loop needs --only with the name of a contender, such as --only sdk.")
            : settings;
    }

    private void Set(string word, Queue<string> rest)
    {
        switch (word)
        {
            case "--row":
                Row = Value(word, rest);
                break;
            case "--rounds":
                Rounds = Number(word, rest);
                break;
            case "--processes":
                Processes = Number(word, rest);
                break;
            case "--quick":
                IsQuick = true;
                Rounds = 1;
                break;
            case "--json":
                JsonFile = Value(word, rest);
                break;
            case "--loop":
                Loop = TimeSpan.FromSeconds(Number(word, rest));
                break;
            case "--only":
                Only = Value(word, rest);
                break;
            case not ['-', ..] when Name.Length == 0:
                Name = word;
                break;
            default:
                throw new FormatException($"'{word}' is not an option.");
        }
    }

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out string? value) ? value : throw new FormatException($"{option} needs a value.");

    private static int Number(string option, Queue<string> rest) =>
        int.TryParse(Value(option, rest), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FormatException($"{option} needs a number from 1.");
}
