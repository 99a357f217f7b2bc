using WhatsApp.Release.Api;

namespace WhatsApp.Release.Tests.Api;

/// <summary>Reading a listing back.</summary>
[TestFixture]
public sealed class ApiEntryTests
{
    [TestCase("sealed class Rope() : JsonModel", "Rope")]
    [TestCase("[Obsolete(\"Use Cord (or Wire).\")] sealed class Rope", "Rope")]
    [TestCase("interface IHandler<in TEvent> where TEvent : Event", "IHandler<in TEvent>")]
    [TestCase("sealed class PagedList<TPage, TItem>(int size) : IAsyncEnumerable<TItem>", "PagedList<TPage, TItem>")]
    [TestCase("readonly record struct Claim(Guid Token)", "Claim")]
    [TestCase("open enum Color", "Color")]
    [TestCase("struct Ropes.Knot", "Ropes.Knot")]
    public void Type_is_named(string line, string name) => Assert.That(
        ApiEntry.Read(line + "\n").Single(), Is.EqualTo(new ApiEntry(name, null, line)));

    [TestCase("string? Maker { get; set; }", "Maker")]
    [TestCase("required IReadOnlyDictionary<string, Knot> Knots { get; init; }", "Knots")]
    [TestCase("static IReadOnlyList<T>? ReadAll<T>(int times = 1) where T : struct, IKnot<T>", "ReadAll")]
    [TestCase("Func<Rope, CancellationToken, Task>? OnFrayed { get; init; }", "OnFrayed")]
    [TestCase("virtual RopeItemRequestBuilder this[string id] { get; }", "this")]
    [TestCase("protected new(IRequestAdapter adapter, string path)", "new")]
    [TestCase("const string Default = \"v23.0 (new)\"", "Default")]
    [TestCase("Red = \"RED\"", "Red")]
    [TestCase("Reef = 0", "Reef")]
    [TestCase("int Turns", "Turns")]
    [TestCase("[Obsolete(\"Use Length {m}.\")] long? Meters { get; set; }", "Meters")]
    public void Member_is_named(string line, string name) => Assert.That(
        ApiEntry.Read($"// Head.\n\nclass Rope\n    {line}\n").Last(), Is.EqualTo(new ApiEntry("Rope", name, line)));
}
