using WhatsApp.Generator.Tests.Generate;
namespace WhatsApp.Generator.Tests.Lint;

[TestFixture]
public sealed class TemplateRulesTests
{
    [Test]
    public void A_template_that_neither_NSwag_nor_another_includes_is_refused() => new LintedPages()
        .Template("Modell", "public class {{ ClassName }} { }\n")
        .Finds("template-ignored", null, "Include the template with '{% template Modell %}'", NSwagTests.PackageVersion);

    [Test]
    public void A_template_that_includes_only_itself_is_refused() => new LintedPages()
        .Template("Tree", "{% template Tree %}\n")
        .Finds("template-ignored", null, "Include the template");

    [Test]
    public void A_template_in_a_folder_is_refused() => new LintedPages()
        .Template("parts/Class", "public class {{ ClassName }} { }\n")
        .Finds("template-ignored", null, "NSwag does not look into folders");

    [Test]
    public void A_template_of_NSwag_in_another_case_is_refused() => new LintedPages()
        .Template("client.class", string.Empty)
        .Finds("template-case", null, "Rename the template to 'Client.Class.liquid'");

    [Test]
    public void A_tag_with_a_template_that_is_nowhere_is_refused() => new LintedPages()
        .Template("Class", "// a class\n{% template Model %}\n{%- template Modell -%}\n")
        .Finds("template-unknown", "{%- template Modell -%}", "Add 'Modell.liquid' or remove the tag");

    [Test]
    public void A_tag_with_a_template_in_another_case_is_refused() => new LintedPages()
        .Template("Class", "// a class\n{% template model %}\n")
        .Finds("template-case", "{% template model %}", "'Model'", "renders as nothing");

    [Test]
    public void A_tag_may_name_a_template_of_NSwag() => new LintedPages()
        .Template("Class", "{% template Model %}{% template Class.Body %}{% template Class! %}\n")
        .FindsNothing();

    [TestCase("{{ ClassName | pascalcase }}", "pascalcase")]
    [TestCase("{{ ClassName | Upcase }}", "Upcase")]
    [TestCase("{%- assign name = \"a | b\" | strip | shout -%}", "shout")]
    public void A_filter_that_nobody_knows_is_refused(string tag, string filter) => new LintedPages()
        .Template("Model", "public class Model\n" + tag + "\n{ }\n")
        .Finds("template-filter", tag, $"'{filter}' renders as nothing");

    [Test]
    public void A_filter_in_a_comment_or_in_a_text_is_none() => new LintedPages()
        .Template("Model", "{% comment %}{{ a | shout }}{% endcomment %}{{ 'a | shout' | append: '| b' }} if (a | b)\n")
        .FindsNothing();

    [Test]
    public void A_filter_of_a_tag_over_several_lines_is_found_in_its_line() => new LintedPages()
        .Template("Model", "{{ ClassName\n| strip\n| shout\n}}\n")
        .Finds("template-filter", "| shout", "'shout'");

    [Test]
    public void A_folder_that_is_missing_is_refused() =>
        Assert.That(new LintedPages().WithoutTemplates().Lint().Single().ToString(), Does.StartWith(
            "generator-templates:1: template-folder: Add the folder"));

    [TestCase("{{ ClasName }}", "Write 'ClassName' instead of 'ClasName'")]
    [TestCase("{%- if x.obsolet -%}{%- endif -%}", "instead of 'obsolet': 'x.obsolet' renders as nothing")]
    [TestCase("{%- forz p in Properties -%}", "Write 'for' instead of 'forz'")]
    [TestCase("{%- assign o = ExtensionData -%}{{ o.cahin }}", "Write 'chain' instead of 'cahin'")]
    [TestCase("{%- for edge in x.builder.edges -%}{{ edge.nam }}{%- endfor -%}", "Write 'name' instead of 'nam'")]
    [TestCase("{{ x.builder.nodes }}", "Fix 'x.builder.nodes'")]
    [TestCase("{{ x.chain }}", "Fix 'x.chain'")]
    [TestCase("{{ x.nobodyKnows }}", "Fix 'x.nobodyKnows'")]
    public void A_variable_that_nobody_knows_is_refused(string tag, string advice) => new LintedPages()
        .Template("Model", "{%- assign x = ExtensionData -%}\n" + tag + "\n")
        .FindsAmongOthers("template-variable", tag, advice);

    [Test]
    public void A_variable_of_the_template_around_is_known() => new LintedPages()
        .Template("Class", "{%- for p in Properties -%}{% template Model %}{%- endfor -%}\n")
        .Template(
            "Model", "{{ p.name | append: \"x.nothing\" }} {%- if forloop.last and p.doc != 'none' -%},{%- endif -%}\n")
        .FindsNothing();

    [TestCase("/// {{ ClassName }")]
    [TestCase("{%- if ClassName -}")]
    public void A_tag_that_is_not_closed_is_reported_at_its_line(string tag) => new LintedPages()
        .Template("Model", "// a model\n" + tag + "\npublic class {{ ClassName }} {% template Model %}\n")
        .Finds("template-syntax", tag, "Close the tag");
}
