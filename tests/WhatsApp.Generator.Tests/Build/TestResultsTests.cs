using System.Globalization;
using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Tests.Build;

/// <summary>What <c>./build.sh test</c> counts, from the files that the test runner writes.</summary>
[TestFixture]
public sealed class TestResultsTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("whatsapp-results-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void Skipped_test_is_neither_passed_nor_failed()
    {
        Write("one", total: 3, executed: 1, passed: 1);

        Assert.That(TestResults.Count(_folder.FullName), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Results_of_all_projects_are_added_up()
    {
        Write("one", total: 5, executed: 4, passed: 3);
        Write("two", total: 7, executed: 7, passed: 5);

        Assert.That(TestResults.Count(_folder.FullName), Is.EqualTo((8, 3)));
    }

    // As Microsoft.NET.Test.Sdk 18.11.0 writes it: 'notExecuted' is 0 whatever was skipped.
    private void Write(string name, int total, int executed, int passed) => File.WriteAllText(
        Path.Combine(_folder.FullName, $"{name}.trx"),
        string.Create(CultureInfo.InvariantCulture, $"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <ResultSummary outcome="Completed">
                <Counters total="{total}" executed="{executed}" passed="{passed}" failed="{executed - passed}" notExecuted="0" />
              </ResultSummary>
            </TestRun>
            """));
}
