using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>completion</c>.</summary>
internal static class CompletionVerb
{
    public static Command Create(ToolContext tool) => new("completion", "Print the completion script of a shell.");
}
