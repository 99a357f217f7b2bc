using System.CommandLine;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>numbers</c>.</summary>
internal static class NumbersVerb
{
    public static Command Create(ToolContext tool, GlobalOptions options) => new("numbers", "Show phone numbers and their quality.");
}
