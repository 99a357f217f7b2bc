using System.Text.Json.Nodes;

namespace WhatsApp.WireMock;

/// <summary>How one server wants its mappings.</summary>
internal interface IMappingFormat
{
    /// <summary>The folder of its mappings.</summary>
    string Folder { get; }

    /// <summary>The folder of the files below the one that the server is started with; empty for that one.</summary>
    string Subfolder { get; }

    /// <summary>The mapping of a stub. What is null or empty in it is left out of the file.</summary>
    JsonObject Write(Stub stub, Guid id);
}
