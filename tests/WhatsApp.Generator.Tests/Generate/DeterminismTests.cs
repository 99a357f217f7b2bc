using WhatsApp.Generator.Build;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class DeterminismTests
{
    [TestCase("tr_TR.UTF-8", "Asia/Kathmandu", "")]
    [TestCase("th_TH.UTF-8", "Pacific/Auckland", "openapi/shared")]
    public async Task Real_pages_give_the_committed_code_in_any_culture_time_zone_and_folder(
        string culture, string timeZone, string folder)
    {
        (int exitCode, string printed) = await GeneratorProcess.RunAsync(
            Path.Combine(Repository.Root(), folder), "check", ("LC_ALL", culture), ("LANG", culture), ("TZ", timeZone));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, printed);
            Assert.That(printed, Does.Contain("files are what the pages say"));
        }
    }
}
