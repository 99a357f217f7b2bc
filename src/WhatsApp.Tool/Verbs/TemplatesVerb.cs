using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>templates</c>.</summary>
internal static class TemplatesVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) => new("templates", "List and check message templates.");
}
