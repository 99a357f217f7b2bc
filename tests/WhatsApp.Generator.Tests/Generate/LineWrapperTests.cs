using WhatsApp.Generator.Generate;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class LineWrapperTests
{
    private static readonly string Long = new('N', 60);

    [Test]
    public void Line_of_120_columns_stays()
    {
        string line = $"    int A{new string('a', 106)} = 1;";
        Assert.That(line, Has.Length.EqualTo(120));
        AssertWraps(line, line);
    }

    [Test]
    public void Code_breaks_outside_of_brackets_before_it_breaks_inside()
    {
        AssertWraps(
            $"    public virtual {Long} Boxes => new(Adapter, Path + \"/{Long}\");",
            $"    public virtual {Long} Boxes =>",
            $"        new(Adapter, Path + \"/{Long}\");");
        AssertWraps(
            $"    public IReadOnlyDictionary<string, {Long}>? A{Long} {{ get; set; }}",
            $"    public IReadOnlyDictionary<string, {Long}>?",
            $"        A{Long} {{ get; set; }}");
    }

    [Test]
    public void Code_breaks_inside_of_brackets_where_nothing_else_fits() => AssertWraps(
        $"    [Operation(\"{Long}\", \"GET\", \"/{Long} {Long}\")]",
        $"    [Operation(\"{Long}\", \"GET\",",
        $"        \"/{Long} {Long}\")]");

    [Test]
    public void Code_breaks_after_a_comma_rather_than_inside_of_a_parameter() => AssertWraps(
        $"        {Long} body, int count, Query? query = null, RequestOptions? options = null,",
        $"        {Long} body, int count, Query? query = null,",
        "            RequestOptions? options = null,");

    [Test]
    public void Chained_calls_break_before_a_call() => AssertWraps(
        $"        Request({Long}, options).WithQuery(query).WithHeader(\"X\", x).WithBody(body);",
        $"        Request({Long}, options).WithQuery(query)",
        "            .WithHeader(\"X\", x).WithBody(body);");

    [Test]
    public void Text_in_quotes_is_never_broken()
    {
        string line = $"    A(\"{Long} \\\" {Long} {Long}\");";
        AssertWraps(line, line);
        AssertWraps(
            $"    A(\"{Long} \\\\\", \"{Long} {Long}\");",
            $"    A(\"{Long} \\\\\",",
            $"        \"{Long} {Long}\");");
    }

    [Test]
    public void Comment_breaks_between_words_and_not_inside_a_tag() => AssertWraps(
        $"    /// {Long} <inheritdoc cref=\"A({Long}, {Long}?)\"/> and <c>{Long}</c> and {Long}",
        $"    /// {Long}",
        $"    /// <inheritdoc cref=\"A({Long}, {Long}?)\"/>",
        $"    /// and <c>{Long}</c> and",
        $"    /// {Long}");

    [Test]
    public void Line_breaks_as_often_as_it_takes() => AssertWraps(
        $"    A({Long}, {Long}, {Long}, {Long});",
        $"    A({Long},",
        $"        {Long},",
        $"        {Long},",
        $"        {Long});");

    private static void AssertWraps(string line, params string[] lines) =>
        Assert.That(LineWrapper.Wrap(line), Is.EqualTo(lines));
}
