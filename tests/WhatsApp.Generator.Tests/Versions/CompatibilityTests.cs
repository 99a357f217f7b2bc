using WhatsApp.Generator.Versions;

namespace WhatsApp.Generator.Tests.Versions;

/// <summary>Whether the changelog says what breaks.</summary>
[TestFixture]
public sealed class CompatibilityTests
{
    private static readonly OldProjectDiagnostic Error = new(
        "tests/Ropes.cs", 3, "CS1061", "'Rope' does not contain a definition for 'Length'", "long length = rope.Length;");

    private static readonly OldProjectDiagnostic Conversion = new(
        "tests/Ropes.cs",
        4,
        "CS1503",
        "Argument 2: cannot convert from 'CancellationToken' to 'BoxQuery?'",
        "await box.Lids.GetAsync(token);");

    private static readonly OldProjectDiagnostic Warning = new(
        "tests/Ropes.cs", 5, "CS0618", "'Rope.Maker' is obsolete", "rope.Maker = null;");

    [Test]
    public void Nothing_that_breaks_needs_no_line() => AssertProblems(Of([Warning], [], ""));

    [Test]
    public void Error_is_covered_by_a_line_that_names_its_member() =>
        AssertProblems(Of([Error], [], "- **breaking** `Rope.Length`: use `Rope.Meters`."));

    [Test]
    public void Error_is_covered_by_a_line_that_names_a_member_in_its_source() =>
        AssertProblems(Of([Conversion], [], "- **breaking** `BoxLidsRequestBuilder.GetAsync`: name the token."));

    [Test]
    public void Error_without_a_line_is_a_problem() => AssertProblems(
        Of([Error], [], "- **breaking** `Rope.Strands`: gone."),
        "no new line says so", "Nothing shows that `Rope.Strands` breaks");

    [Test]
    public void Member_that_is_gone_without_a_line_is_a_problem_even_if_no_test_uses_it() => AssertProblems(
        Of([], ["Rope.Length"], ""),
        "`Rope.Length` is gone, and no new line says so. Add '- **breaking** `Rope.Length`: what to do'");

    [Test]
    public void Member_that_is_gone_is_covered_by_a_line_about_its_type() =>
        AssertProblems(Of([], ["Rope.Length", "Rope.Strands"], "- **breaking** `Rope`: use `Cord`."));

    [Test]
    public void Every_name_of_a_line_must_break() => AssertProblems(
        Of([], ["Rope.Length"], "- **breaking** `Rope.Length`, `Rope.Strands`: measure it."),
        "Nothing shows that `Rope.Strands` breaks");

    [Test]
    public void Member_of_a_type_that_is_gone_breaks() =>
        AssertProblems(Of([], ["Rope"], "- **breaking** `Rope`, `Rope.Length`: use `Cord`."));

    [Test]
    public void Line_without_anything_that_breaks_is_a_problem() => AssertProblems(
        Of([], [], "- **breaking** `Rope.Length`: use `Rope.Meters`."),
        "Nothing shows that `Rope.Length` breaks");

    private static Compatibility Of(OldProjectDiagnostic[] diagnostics, string[] lost, string changelog) =>
        new(diagnostics, lost, new Changelog(changelog).Breaking);

    private static void AssertProblems(Compatibility compatibility, params string[] texts)
    {
        Assert.That(compatibility.Problems, Has.Count.EqualTo(texts.Length));
        Assert.That(
            texts.Zip(compatibility.Problems, (text, problem) => problem.Advice.Contains(text, StringComparison.Ordinal)),
            Has.All.True);
    }
}
