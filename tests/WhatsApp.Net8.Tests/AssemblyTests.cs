using System.Reflection;
using System.Runtime.Versioning;

namespace WhatsApp.Net8.Tests;

[TestFixture]
public sealed class AssemblyTests
{
    [TestCase("WhatsApp.Generated")]
    [TestCase("WhatsApp.Generated.AspNetCore")]
    [TestCase("WhatsApp.Generated.Bulk")]
    [TestCase("WhatsApp.Generated.Flows")]
    [TestCase("WhatsApp.Generated.Kiota")]
    [TestCase("WhatsApp.Generated.NewtonsoftJson")]
    [TestCase("WhatsApp.Generated.PostgreSql")]
    [TestCase("WhatsApp.Generated.Testing")]
    public void Package_is_tested_as_it_is_built_for_NET_8(string package) => Assert.That(
        Assembly.Load(package).GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName,
        Is.EqualTo(".NETCoreApp,Version=v8.0"));
}
