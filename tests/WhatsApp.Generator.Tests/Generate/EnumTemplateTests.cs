namespace WhatsApp.Generator.Tests.Generate;

public sealed class EnumTemplateTests
{
    internal static readonly TinyPage Enums = new("box/enums", """
        components:
          schemas:
            BoxState:
              type: string
              description: State of a box
              enum:
                - OPEN
                - half_open
                - TIER_1K
                - '2'
                - image/png
                - a "b" \c
              x-enum-names:
                '2': Second
                a "b" \c: Quoted
              x-enum-docs:
                OPEN: Anyone may look inside.
                half_open: Only some may look inside
                TIER_1K: Holds a thousand things.
                '2': The second one.
                image/png: A picture.
                a "b" \c: What nobody would send.
        """, """
        /// <summary>State of a box.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<BoxState>))]
        public readonly record struct BoxState(string Value) : IOpenEnumValue<BoxState>
        {
            /// <summary>Anyone may look inside.</summary>
            public static BoxState Open => new("OPEN");

            /// <summary>Only some may look inside.</summary>
            public static BoxState HalfOpen => new("half_open");

            /// <summary>Holds a thousand things.</summary>
            public static BoxState Tier1K => new("TIER_1K");

            /// <summary>The second one.</summary>
            public static BoxState Second => new("2");

            /// <summary>A picture.</summary>
            public static BoxState ImagePng => new("image/png");

            /// <summary>What nobody would send.</summary>
            public static BoxState Quoted => new("a \"b\" \\c");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator BoxState(string value) => new(value);

            /// <inheritdoc/>
            public static BoxState FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }
        """);

    [Test]
    public Task Enum_is_an_open_struct_with_a_documented_value_each() => TinyPages.AssertPrintsAsync(Enums);

    [Test]
    public async Task Values_kinds_and_constants_are_known_texts_each_once_and_sorted()
    {
        string file = (await TinyPages.FilesAsync())["nodes/known-texts.g.cs"];
        string[] lines = file.Split("\"\"\"")[1].Split('\n');
        string[] texts = [.. lines[1..^1].Select(line => line.Trim())];

        Assert.That(texts, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
        Assert.That(texts, Does.Contain("half_open"), "A value.");
        Assert.That(texts, Does.Contain("toy"), "A kind.");
        Assert.That(texts, Does.Contain("boxes"), "A constant.");
    }
}
