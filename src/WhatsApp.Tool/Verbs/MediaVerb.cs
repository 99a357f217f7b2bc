using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>media</c>.</summary>
internal static class MediaVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) => new("media", "Upload and download media.");
}
