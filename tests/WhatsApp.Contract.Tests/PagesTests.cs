using WhatsApp.WireMock;

namespace WhatsApp.Contract.Tests;

/// <summary>The mappings cover all operations and examples of the pages.</summary>
[TestFixture]
public sealed class PagesTests
{
    [Test]
    public void Every_operation_of_the_SDK_has_mappings() =>
        Assert.That(
            Servers.Stubs.Exact.Select(stub => stub.Operation.Id).Distinct(), Is.EquivalentTo(SdkOperation.Ids));

    [Test]
    public void Every_operation_has_mappings_for_programs() =>
        Assert.That(
            Servers.Stubs.Lenient.Select(stub => stub.Operation.Id).Distinct(), Is.EquivalentTo(SdkOperation.Ids));

    [Test]
    public void Server_reads_every_file()
    {
        Assert.That(Servers.Titles(Servers.Exact), Is.EquivalentTo(Servers.Stubs.Exact.Select(stub => stub.Name)));
        Assert.That(Servers.Titles(Servers.Lenient), Is.EquivalentTo(Servers.Stubs.Lenient.Select(stub => stub.Name)));
    }
}
