using WhatsApp.Generator.Tests.Generate;
using WhatsApp.Release.Versions;

namespace WhatsApp.Release.Tests.Versions;

/// <summary>Whether the changelog says what breaks.</summary>
[TestFixture]
public sealed class CompatibilityTests
{
    private static readonly ApiBreak Length = new("Ropes", "CP0002", "Store.Ropes.Rope.Length", false);
    private static readonly ApiBreak Strands = new("Ropes", "CP0002", "Store.Ropes.Rope.Strands", false);
    private static readonly ApiBreak Rope = new("Ropes", "CP0001", "Store.Ropes.Rope", true);

    [Test]
    public void Nothing_that_breaks_needs_no_line() => AssertProblems(Of([], ""));

    [Test]
    public void Break_is_covered_by_a_line_that_names_its_member() =>
        AssertProblems(Of([Length], "- **breaking** `Rope.Length`: use `Rope.Meters`."));

    [Test]
    public void Break_without_a_line_is_a_problem() => AssertProblems(
        Of([Length], "- **breaking** `Rope.Strands`: gone."),
        "`Rope.Length` breaks (CP0002), and no new line says so. Add '- **breaking** `Rope.Length`: what to do'",
        "Nothing shows that `Rope.Strands` breaks");

    [Test]
    public void Breaks_of_members_are_covered_by_a_line_about_their_type() =>
        AssertProblems(Of([Length, Strands], "- **breaking** `Rope`: use `Cord`."));

    [Test]
    public void Every_name_of_a_line_must_break() => AssertProblems(
        Of([Length], "- **breaking** `Rope.Length`, `Rope.Strands`: measure it."),
        "Nothing shows that `Rope.Strands` breaks");

    [Test]
    public void Member_whose_line_in_the_listing_has_changed_may_have_a_line() => AssertProblems(
        Of([], "- **breaking** `Rope.Maker`: set it.") with { Changed = new HashSet<string> { "Rope.Maker" } });

    [Test]
    public void Package_that_is_gone_needs_a_line_with_its_whole_name()
    {
        AssertProblems(Of([], "") with { GonePackages = ["Store.Ropes"] }, "The package Store.Ropes is gone");
        AssertProblems(
            Of([], "- **breaking** `Store.Ropes`: use `Store.Cords`.") with { GonePackages = ["Store.Ropes"] });
    }

    [Test]
    public void Type_that_is_gone_is_covered_by_its_name_without_namespace() =>
        AssertProblems(Of([Rope], "- **breaking** `Rope`: use `Cord`."));

    [TestCase("T:Store.Ropes.Rope`1", "Store.Ropes.Rope", "Rope")]
    [TestCase("M:Store.Ropes.Rope.#ctor(System.Int32)", "Store.Ropes.Rope", "Rope")]
    [TestCase("M:Store.Ropes.Rope.get_Length", "Store.Ropes.Rope.Length", "Rope.Length")]
    [TestCase("M:Store.Ropes.Rope.add_Frayed(System.Action)", "Store.Ropes.Rope.Frayed", "Rope.Frayed")]
    [TestCase("M:Store.Rope.Knot.Tie``1(System.Collections.Generic.List{``0})", "Store.Rope.Knot.Tie", "Knot.Tie")]
    [TestCase("M:Store.Rope.op_Implicit(System.String)~Store.Rope", "Store.Rope.op_Implicit", "Rope.op_Implicit")]
    [TestCase("F:Store.Kind.Reef", "Store.Kind.Reef", "Kind.Reef")]
    public void Break_has_the_name_of_the_member_that_the_validation_found(string target, string member, string name)
    {
        ApiBreak found = Read(("CP0002", target)).Single();

        Assert.That((found.Package, found.Code), Is.EqualTo(("Ropes", "CP0002")));
        Assert.That((found.Member, found.Name), Is.EqualTo((member, name)));
        Assert.That(found.IsNamed(name), Is.True);
    }

    [Test]
    public void Both_accessors_of_a_property_are_one_break() => Assert.That(
        Read(("CP0002", "M:Store.Rope.get_Length"), ("CP0002", "M:Store.Rope.set_Length(System.Int64)")),
        Has.Count.EqualTo(1));

    private static List<ApiBreak> Read(params (string Code, string Target)[] found)
    {
        using var folder = new TemporaryFolder();
        IEnumerable<string> elements = found.Select(one =>
            $"<Suppression><DiagnosticId>{one.Code}</DiagnosticId><Target>{one.Target}</Target></Suppression>");
        string file = folder.Write("Ropes.xml", $"<Suppressions>{string.Concat(elements)}</Suppressions>");
        return [.. ApiBreak.Read(file)];
    }

    private static Compatibility Of(ApiBreak[] breaks, string changelog) =>
        new(breaks, [], new HashSet<string>(), new Changelog(changelog).Breaking);

    private static void AssertProblems(Compatibility compatibility, params string[] texts)
    {
        Assert.That(compatibility.Problems, Has.Count.EqualTo(texts.Length));
        Assert.That(
            texts.Zip(compatibility.Problems, (text, problem) => problem.Advice.Contains(text, StringComparison.Ordinal)),
            Has.All.True);
    }
}
