using System.Globalization;
using System.Xml.Linq;

namespace WhatsApp.Generator.Build;

/// <summary>Reads what the test runner wrote.</summary>
public static class TestResults
{
    /// <summary>Adds up the results of all test projects.</summary>
    public static (int Passed, int Failed) Count(string folder)
    {
        int passed = 0;
        int failed = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
        {
            XElement counters = XDocument
                .Load(file)
                .Descendants()
                .First(element => element.Name.LocalName == "Counters");
            passed += Number(counters, "passed");
            failed += Number(counters, "total") - Number(counters, "passed") - Number(counters, "notExecuted");
        }

        return (passed, failed);
    }

    private static int Number(XElement counters, string name) =>
        int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
