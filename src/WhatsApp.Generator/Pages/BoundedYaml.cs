using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Pages;

/// <summary>
/// Reads YAML of a bounded depth. YamlDotNet itself reads any depth, and overflows the stack, which ends the process
/// without naming a file.
/// </summary>
internal static class BoundedYaml
{
    /// <summary>How deep lists and maps may be nested. The deepest page needs a third of it.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads all documents of a text.</summary>
    /// <exception cref="YamlException">It is not YAML, or too deep; the exception has the place.</exception>
    public static YamlStream Load(TextReader text)
    {
        var yaml = new YamlStream();
        yaml.Load(new BoundedParser(new Parser(text)));
        return yaml;
    }

    private sealed class BoundedParser(Parser parser) : IParser
    {
        // The stream and the document count as well.
        private int _depth = -2;

        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            if (!parser.MoveNext())
            {
                return false;
            }

            _depth += parser.Current?.NestingIncrease ?? 0;
            return _depth <= MaxDepth
                ? true
                : throw new MaximumRecursionLevelReachedException(
                    parser.Current!.Start, parser.Current.End, $"lists and maps are nested more than {MaxDepth} deep");
        }
    }
}
