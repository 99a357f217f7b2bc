using WhatsApp.Generator.Bundle;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class DocCommentTests
{
    [TestCase("a < b && b > c", "a &lt; b &amp;&amp; b &gt; c")]
    [TestCase("a `code<T>` word", "a <c>code&lt;T&gt;</c> word")]
    [TestCase("`a` and `b`", "<c>a</c> and <c>b</c>")]
    [TestCase("  a\n  b\t c \n", "a b c")]
    [TestCase("\"quoted\" isn't é", "\"quoted\" isn't é")]
    public void Prose_becomes_xml(string prose, string xml) => Assert.That(DocComment.Xml(prose), Is.EqualTo(xml));

    [TestCase("No stop", "No stop.")]
    [TestCase("A stop. ", "A stop.")]
    [TestCase("A question?", "A question?")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Sentence_ends_with_a_stop(string? prose, string sentence) =>
        Assert.That(DocComment.Sentence(prose), Is.EqualTo(sentence));

    [Test]
    public void Element_stays_on_one_line_while_it_fits_into_120_columns()
    {
        string fits = new('a', 120 - "    /// <summary></summary>".Length);
        Assert.That(DocComment.Summary(fits, 4), Is.EqualTo([$"<summary>{fits}</summary>"]));
    }

    [Test]
    public void Element_that_does_not_fit_has_its_tags_on_lines_of_their_own()
    {
        string tooLong = new('a', 121 - "    /// <summary></summary>".Length);
        Assert.That(DocComment.Summary(tooLong, 4), Is.EqualTo(["<summary>", tooLong, "</summary>"]));
    }

    [Test]
    public void Text_is_wrapped_between_words_and_a_word_is_never_broken()
    {
        string word = new('a', 130);
        string[] lines = [.. DocComment.Summary($"{Words(30)} {word} end", 4)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[1], Is.EqualTo(Words(22)), "112 columns hold 22 of them");
            Assert.That(lines[2..], Is.EqualTo([Words(8), word, "end", "</summary>"]));
        }
    }

    [Test]
    public void Link_starts_a_line_rather_than_being_broken()
    {
        string link = $"<see href=\"https://{new string('a', 130)}\"/>.";
        Assert.That(DocComment.Summary($"See {link}", 4), Is.EqualTo(["<summary>", "See", link, "</summary>"]));
    }

    [Test]
    public void Element_with_an_attribute_is_closed_by_its_name_alone() => Assert.That(
        new DocComment(4).Add("param name=\"body\"", "A box.").Add("returns", "A lid.").Lines,
        Is.EqualTo(["<param name=\"body\">A box.</param>", "<returns>A lid.</returns>"]));

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));
}
