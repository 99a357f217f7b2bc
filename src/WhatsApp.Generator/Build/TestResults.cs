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

            // 'notExecuted' is 0 also where tests were skipped (Microsoft.NET.Test.Sdk 18.11.0): 'executed' leaves them out.
            passed += Number(counters, "passed");
            failed += Number(counters, "executed") - Number(counters, "passed");
        }

        return (passed, failed);
    }

    private static int Number(XElement counters, string name) =>
        int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
