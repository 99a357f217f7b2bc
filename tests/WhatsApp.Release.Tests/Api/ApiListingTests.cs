using WhatsApp.Release.Api;
using WhatsApp.Generator.Tests.Generate;

namespace WhatsApp.Release.Tests.Api;

/// <summary>How a listing looks, in sources of a few lines.</summary>
[TestFixture]
public sealed class ApiListingTests
{
    [Test]
    public void Types_and_members_are_listed_by_name_whatever_their_order_in_the_source() => AssertLists(
        """
        public sealed class Rope
        {
            public void Untie() { }
            public void Bind() { }
            public string? Maker { get; set; }
            public required long Length { get; set; }
            public const int Strands = 3;
        }

        public interface IKnot { void Pull(int times = 1); }
        """,
        """
        interface IKnot
            void Pull(int times = 1)

        sealed class Rope()
            const int Strands = 3
            required long Length { get; set; }
            string? Maker { get; set; }
            void Bind()
            void Untie()

        """);

    [Test]
    public void Open_enum_is_its_values() => AssertLists(
        """
        public interface IOpenEnumValue<out T> where T : struct { string Value { get; } }

        public readonly record struct Color(string Value) : IOpenEnumValue<Color>
        {
            public static Color Red => new("RED");
            public static Color Blue => new("blue");
            public static implicit operator Color(string value) => new(value);
            public override string ToString() => Value;
        }
        """,
        """
        open enum Color
            Blue = "blue"
            Red = "RED"

        interface IOpenEnumValue<out T> where T : struct
            string Value { get; }

        """);

    [Test]
    public void Closed_enum_keeps_its_numbers() => AssertLists(
        "public enum Knot { Reef, Clove = 4 }",
        """
        enum Knot
            Reef = 0
            Clove = 4

        """);

    [Test]
    public void Operation_is_one_line_with_its_options_in_brackets() => AssertLists(
        """
        public sealed class RequestOptions;

        public class Builder
        {
            public virtual Task<string> GetAsync(RequestOptions? options, CancellationToken cancellationToken = default) => null!;
            public Task<string> GetAsync(CancellationToken cancellationToken = default) => null!;
            public virtual Task<string> PutAsync(RequestOptions? options, CancellationToken cancellationToken = default) => null!;
        }
        """,
        """
        class Builder()
            virtual Task<string> GetAsync([RequestOptions? options,] CancellationToken cancellationToken = default)
            virtual Task<string> PutAsync(RequestOptions? options, CancellationToken cancellationToken = default)

        sealed class RequestOptions()

        """);

    [Test]
    public void What_no_user_can_name_is_left_out() => AssertLists(
        """
        internal sealed class Hidden;

        public sealed class Rope
        {
            internal Rope(int length) => Length = length;
            public int Length { get; private set; }
            internal int Strands { get; set; }
            private void Fray() { }
            public override string ToString() => "rope";
        }
        """,
        """
        sealed class Rope
            int Length { get; }

        """);

    [Test]
    public void Protected_member_is_listed_where_the_class_can_be_extended() => AssertLists(
        """
        public abstract class Open
        {
            protected Open(int length) { }
            protected internal virtual void Knot() { }
        }

        public abstract class Closed
        {
            private protected Closed() { }
            protected virtual void Knot() { }
        }
        """,
        """
        abstract class Closed

        abstract class Open
            protected new(int length)
            protected virtual void Knot()

        """);

    [Test]
    public void Constructor_is_in_the_header_and_several_are_below() => AssertLists(
        """
        public sealed record Knot(string Name, int Turns = 1);

        public class Rope
        {
            public Rope(int length) { }
            public Rope(string maker) { }
        }
        """,
        """
        sealed record Knot(string Name, int Turns = 1)

        class Rope
            new(int length)
            new(string maker)

        """);

    [Test]
    public void Deprecated_member_says_what_to_use_instead() => AssertLists(
        """
        public sealed class Rope
        {
            [Obsolete("Use Length.")]
            public int? Meters { get; set; }
        }
        """,
        """
        sealed class Rope()
            [Obsolete("Use Length.")] int? Meters { get; set; }

        """);

    [Test]
    public void Nested_type_is_listed_under_its_whole_name() => AssertLists(
        """
        public static class Ropes
        {
            public struct Knot { public int Turns; }
        }
        """,
        """
        static class Ropes

        struct Ropes.Knot
            int Turns

        """);

    [Test]
    public void Namespaces_have_a_file_each_that_names_the_package()
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/WhatsApp.Generated/A.cs", "namespace One; public static class A;");
        folder.Write("src/WhatsApp.Generated.Testing/B.cs", "namespace Two; public static class B;");
        folder.Write("src/WhatsApp.Generated/obj/C.cs", "namespace Three; public static class C;");

        SortedDictionary<string, string> listings = ApiListing.Write(folder.Path);

        Assert.That(listings.Keys, Is.EqualTo(["One.txt", "Two.txt"]));
        Assert.That(listings["Two.txt"], Does.StartWith("// Namespace Two, in package WhatsApp.Generated.Testing.\n"));
    }

    private static void AssertLists(string source, string listing)
    {
        using var folder = new TemporaryFolder();
        folder.Write("src/WhatsApp.Generated/Source.cs", "namespace Store;\n\n" + source);
        string text = ApiListing.Write(folder.Path)["Store.txt"];
        Assert.That(text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..], Is.EqualTo(listing));
    }
}
