using WhatsApp.Generator.Bundle;

namespace WhatsApp.Generator.Tests.Generate;

public sealed class CSharpNamesTests
{
    [TestCase("name", "Name")]
    [TestCase("display_phone_number", "DisplayPhoneNumber")]
    [TestCase("display-phone.number", "DisplayPhoneNumber")]
    [TestCase("displayPhoneNumber", "DisplayPhoneNumber")]
    [TestCase("WABA-ID", "WabaId")]
    [TestCase("Phone-Number-ID", "PhoneNumberId")]
    [TestCase("TEMPLATE_ID", "TemplateId")]
    [TestCase("TIER_1K", "Tier1K")]
    [TestCase("TIER_UNLIMITED", "TierUnlimited")]
    [TestCase("sha256", "Sha256")]
    [TestCase("2fa_code", "2faCode")]
    [TestCase("image/png", "ImagePng")]
    [TestCase("creation_time.asc", "CreationTimeAsc")]
    [TestCase("en_US", "EnUs")]
    [TestCase("whatsapp_business_profile", "WhatsAppBusinessProfile")]
    [TestCase("WhatsApp-Business-Account-ID", "WhatsAppBusinessAccountId")]
    [TestCase("oauth", "OAuth")]
    [TestCase("_private__name_", "PrivateName")]
    [TestCase("", "")]
    public void Pascal_name_joins_the_capitalized_words_of_the_wire_name(string wireName, string name) =>
        Assert.That(CSharpNames.Pascal(wireName), Is.EqualTo(name));

    [TestCase("Phone-Number-ID", "phoneNumberId")]
    [TestCase("ID", "id")]
    public void Camel_name_starts_small(string wireName, string name) =>
        Assert.That(CSharpNames.Camel(wireName), Is.EqualTo(name));

    [TestCase("PhoneNumbers", "phone-numbers")]
    [TestCase("Media", "media")]
    [TestCase("MediaUrls", "media-urls")]
    public void Kebab_name_is_for_files(string name, string kebab) =>
        Assert.That(CSharpNames.Kebab(name), Is.EqualTo(kebab));

    [TestCase("Name2", true)]
    [TestCase("_name", true)]
    [TestCase("2Name", false)]
    [TestCase("Na me", false)]
    [TestCase("", false)]
    public void Identifier_is_what_CSharp_takes(string name, bool isIdentifier) =>
        Assert.That(CSharpNames.IsIdentifier(name), Is.EqualTo(isIdentifier));

    [TestCase("whatsapp", @"""whatsapp""")]
    [TestCase(@"a ""b"" \c", @"""a \""b\"" \\c""")]
    [TestCase("two\nlines", @"""two\nlines""")]
    public void Literal_escapes_what_would_end_it(string text, string literal) =>
        Assert.That(CSharpNames.Literal(text), Is.EqualTo(literal));
}
