using WhatsApp.Generator.Bundle;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class BoundsTests
{
    [TestCase("{type: string}", "")]
    [TestCase("{minLength: 1, maxLength: 20}", "1 to 20 characters.")]
    [TestCase("{maxLength: 1}", "At most 1 character.")]
    [TestCase("{minLength: 2}", "At least 2 characters.")]
    [TestCase("{minLength: 6, maxLength: 6}", "Exactly 6 characters.")]
    [TestCase("{minItems: 1}", "At least 1 item.")]
    [TestCase("{minItems: 0, maxItems: 1}", "0 to 1 item.")]
    [TestCase("{maxItems: 10}", "At most 10 items.")]
    [TestCase("{maxProperties: 15}", "At most 15 entries.")]
    [TestCase("{minimum: 1}", "At least 1.")]
    [TestCase("{minimum: -90, maximum: 90}", "-90 to 90.")]
    [TestCase("{pattern: '^[<&]{1,2}$'}", "Must match <c>^[&lt;&amp;]{1,2}$</c>.")]
    [TestCase("{const: whatsapp}", "Always <c>whatsapp</c>.")]
    [TestCase("{default: false}", "Defaults to <c>false</c>.")]
    [TestCase(
        "{default: abc, pattern: '^a', maxLength: 9, maxItems: 2, maximum: 3}",
        "At most 9 characters. At most 2 items. At most 3. Must match <c>^a</c>. "
            + "Defaults to <c>abc</c>.")]
    public void Bounds_are_said_in_sentences_in_one_order(string schema, string sentences) =>
        Assert.That(Bounds.Of(Yaml.Map(schema)), Is.EqualTo(sentences));
}
