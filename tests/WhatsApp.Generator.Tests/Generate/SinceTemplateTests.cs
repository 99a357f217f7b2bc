namespace WhatsApp.Generator.Tests.Generate;

public sealed class SinceTemplateTests
{
    internal static readonly TinyPage Dated = new("box/dated", """
        components:
          schemas:
            BoxLabel:
              type: object
              description: A label on a box
              x-since: v24.0
              properties:
                text:
                  type: string
                  description: What it says
                  x-since: 2026-05-28
                colour:
                  $ref: '#/components/schemas/BoxColour'
                  x-since: 2026-07
            BoxColour:
              type: string
              description: Colour of a label
              x-since: v24.0
              enum:
                - RED
                - BLUE
              x-enum-docs:
                RED: Red
                BLUE: Blue
              x-enum-since:
                BLUE: v25.0
        """, """
        /// <summary>A label on a box. Since v24.0.</summary>
        [JsonConverter(typeof(ModelJsonConverter<BoxLabel>))]
        public sealed partial class BoxLabel : JsonModel, IJsonModel<BoxLabel>
        {
            /// <summary>What it says. Since 2026-05-28.</summary>
            public string? Text { get; set; }

            /// <summary>Colour of a label. Since 2026-07.</summary>
            public BoxColour? Colour { get; set; }

            /// <summary>Creates an empty instance for Kiota's parse nodes.</summary>
            public static BoxLabel CreateFromDiscriminatorValue(IParseNode parseNode) =>
                GraphParseNode.Create<BoxLabel>(parseNode);

            static BoxLabel IJsonModel<BoxLabel>.Create(ref GraphJsonReader reader) => new();

            /// <inheritdoc/>
            protected internal override bool ReadMember(scoped ReadOnlySpan<byte> name, ref GraphJsonReader reader)
            {
                switch (name.Length)
                {
                    case 4 when name.SequenceEqual("text"u8): Text = reader.ReadString(); return true;
                    case 6 when name.SequenceEqual("colour"u8): Colour = reader.ReadEnum<BoxColour>(); return true;
                    default: return base.ReadMember(name, ref reader);
                }
            }

            /// <inheritdoc/>
            protected internal override void WriteMembers(GraphJsonWriter writer)
            {
                writer.WriteString("text"u8, Text);
                writer.WriteEnum("colour"u8, Colour);
            }
        }

        /// <summary>Colour of a label. Since v24.0.</summary>
        /// <param name="Value">The text on the wire.</param>
        [JsonConverter(typeof(OpenEnumJsonConverter<BoxColour>))]
        public readonly record struct BoxColour(string Value) : IOpenEnumValue<BoxColour>
        {
            /// <summary>Red.</summary>
            public static BoxColour Red => new("RED");

            /// <summary>Blue. Since v25.0.</summary>
            public static BoxColour Blue => new("BLUE");

            /// <summary>Converts a string. Values that are not listed here are accepted.</summary>
            public static implicit operator BoxColour(string value) => new(value);

            /// <inheritdoc/>
            public static BoxColour FromValue(string value) => new(value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Value ?? string.Empty;
        }
        """);

    [Test]
    public Task Since_when_something_exists_ends_its_documentation() => TinyPages.AssertPrintsAsync(Dated);
}
