namespace WhatsApp.Generator.Generate;

/// <summary>
/// Breaks what long names make longer than the repository's lines, so that a template need not count. A comment breaks
/// between words, and not inside a tag, which may be longer than a line. Code breaks at the outermost place where it
/// may: there after a comma or before a chained call if it has one, and as late as it can.
/// </summary>
public static class LineWrapper
{
    private const int LineWidth = 120;

    /// <summary>Returns the line, or the lines that it becomes.</summary>
    public static IEnumerable<string> Wrap(string line)
    {
        string indent = line[..^line.TrimStart().Length];
        string next = indent + (line.AsSpan(indent.Length).StartsWith("///") ? "/// " : "    ");
        while (line.Length > LineWidth && Break(line, next.Length) is { } at)
        {
            yield return line[..at];
            line = next + line[at..].TrimStart();
        }

        yield return line;
    }

    /// <summary>Where the next line starts; null if there is none.</summary>
    private static int? Break(string line, int start)
    {
        bool isComment = line.AsSpan().TrimStart().StartsWith("//");
        bool inTag = false;
        int? best = null;
        int bestDepth = int.MaxValue;
        bool isBestGood = false;
        int depth = 0;
        bool inText = false;
        for (int i = 0; i <= LineWidth || (isComment && best is null && i < line.Length); i++)
        {
            char c = line[i];
            if (inText && c == '\\')
            {
                i++;
                continue;
            }

            inText ^= c == '"';
            bool isGood = !isComment && IsAfterCommaOrBeforeCall(line, i);
            bool isBetter = depth < bestDepth || (depth == bestDepth && (isGood || !isBestGood));
            inTag = isComment && c switch { '<' => true, '>' => false, _ => inTag };
            if ((c == ' ' || isGood) && i >= start && (isComment ? !inTag : !inText && isBetter))
            {
                (best, bestDepth, isBestGood) = (i, depth, isGood);
            }

            if (!inText && !isComment && !IsArrow(line, i))
            {
                depth += c is '(' or '[' or '<' or '{' ? 1 : c is ')' or ']' or '>' or '}' ? -1 : 0;
            }
        }

        return best;
    }

    private static bool IsAfterCommaOrBeforeCall(string line, int i) =>
        i > 0 && (line[i - 1], line[i]) is (',', ' ') or (')', '.');

    private static bool IsArrow(string line, int i) => line[i] == '>' && i > 0 && line[i - 1] == '=';
}
