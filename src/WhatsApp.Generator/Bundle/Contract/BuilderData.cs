namespace WhatsApp.Generator.Bundle.Contract;

/// <summary>A request builder without operations, or of a node: <c>x</c> in <c>Class.liquid</c>.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Builder">The class.</param>
public sealed record BuilderTypeData(string File, BuilderData Builder) : TypeData("builder", File);

/// <summary>Constructor, edges and indexer of a request builder: <c>b</c> in <c>Structure.liquid</c>.</summary>
public sealed record BuilderData(string ClassName, IReadOnlyList<string> Doc)
{
    public required IReadOnlyList<EdgeData> Edges { get; init; }

    /// <summary>The indexer; null if the builder has none.</summary>
    public ItemData? Item { get; init; }
}

/// <summary>A property that continues the path.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="Segment">What it adds to the path.</param>
/// <param name="ClassName">The builder that it returns.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record EdgeData(string Name, string Segment, string ClassName, IReadOnlyList<string> Doc);

/// <summary>An indexer, which continues the path with an id.</summary>
/// <param name="ClassName">The builder that it returns.</param>
/// <param name="Parameter">Name of the id.</param>
/// <param name="Absolute">Whether the id is a whole address.</param>
/// <param name="Prefix">What every id starts with, if ids are not escaped; null for most.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record ItemData(
    string ClassName, string Parameter, bool Absolute, string? Prefix, IReadOnlyList<string> Doc);

/// <summary>Where the client starts from: <c>x</c> in <c>Entries.liquid</c>.</summary>
public sealed record ClientData(string File, IReadOnlyList<EntryData> Entries) : TypeData("client", File);

/// <summary>A property of the client.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="ClassName">The builder that it returns.</param>
/// <param name="Path">The start of the path; null if an id starts it.</param>
/// <param name="Doc">Its documentation.</param>
public sealed record EntryData(string Name, string ClassName, string? Path, IReadOnlyList<string> Doc);

/// <summary>The kinds of node: <c>x</c> in <c>Nodes.liquid</c>.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Nodes">The kinds, in the order of <c>shared/nodes.yaml</c>.</param>
/// <param name="OperationsWithoutNode">Ids of the operations that start from no node.</param>
public sealed record NodesData(string File, IReadOnlyList<NodeData> Nodes, IReadOnlyList<string> OperationsWithoutNode)
    : TypeData("nodes", File);

/// <summary>A kind of node.</summary>
/// <param name="Name">Name in C#.</param>
/// <param name="Doc">Its documentation.</param>
/// <param name="Operations">Ids of the operations that start from it.</param>
public sealed record NodeData(string? Name, IReadOnlyList<string> Doc, IReadOnlyList<string> Operations);

/// <summary>Which model the body of each operation is: <c>x</c> in <c>Bodies.liquid</c>.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Bodies">The operations whose body is JSON, in the order of the pages.</param>
public sealed record BodiesData(string File, IReadOnlyList<BodyData> Bodies) : TypeData("bodies", File);

/// <summary>The body of an operation.</summary>
/// <param name="Operation">Id of the operation.</param>
/// <param name="Model">Class of the body.</param>
public sealed record BodyData(string Operation, string Model);

/// <summary>The hosts besides that of the Graph API: <c>x</c> in <c>Hosts.liquid</c>.</summary>
public sealed record HostsData(string File, IReadOnlyList<HostData> Hosts) : TypeData("hosts", File);

/// <summary>A host that serves some operations instead of the Graph API's, with the headers of their API.</summary>
/// <param name="Name">Name in C#: <c>BusinessAgent</c>.</param>
/// <param name="Host">The host: <c>api.facebook.com</c>.</param>
/// <param name="Headers">Constant headers of each of these operations.</param>
public sealed record HostData(string Name, string Host, IReadOnlyList<HeaderData> Headers);

/// <summary>A constant header.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The C# of its value, which is a text.</param>
public sealed record HeaderData(string Name, string Value);

/// <summary>An operation: <c>o</c> in <c>Operation.liquid</c>.</summary>
/// <param name="File">The generated file.</param>
/// <param name="Id">Its <c>operationId</c>.</param>
public sealed record OperationData(string File, string Id)
{
    /// <summary>Position among all types and operations.</summary>
    public int Order { get; set; }

    /// <summary>The request builder that the operation is a method of.</summary>
    public required string ClassName { get; init; }

    /// <summary>The rest of that class, if it is printed before this operation; else null.</summary>
    public BuilderData? Builder { get; init; }

    /// <summary>Member of <c>HttpMethod</c>.</summary>
    public required string HttpMethod { get; init; }

    public required string MethodName { get; init; }

    /// <summary>Name of the field with its <c>OperationInfo</c>.</summary>
    public required string OperationName { get; init; }

    /// <summary>Name of the method that describes the request.</summary>
    public required string RequestName { get; init; }

    /// <summary>URL template of the path.</summary>
    public required string Template { get; init; }

    /// <summary>Initializers of the <c>OperationInfo</c>; null for most.</summary>
    public string? Settings { get; init; }

    /// <summary>Parameters with types and defaults, each with a comma after it, without the last two.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>All of <see cref="Parameters"/>.</summary>
    public string OptionalList => string.Concat(Parameters);

    /// <summary>The same without defaults.</summary>
    public required string RequiredList { get; init; }

    /// <summary>Names of the parameters, each with a comma after it.</summary>
    public required string Names { get; init; }

    /// <summary>Calls that add query, headers and body to the request.</summary>
    public required string Chain { get; init; }

    /// <summary>C# type of the response: a model, <c>BinaryResponse</c> or <c>ItemList&lt;T&gt;</c>.</summary>
    public required string Response { get; init; }

    /// <summary><c>model</c>, <c>list</c> of pages, array of <c>items</c>, <c>stream</c> or <c>nothing</c>.</summary>
    public required string ResponseKind { get; init; }

    /// <summary>Model of the items of a list.</summary>
    public string? Item { get; init; }

    public string? Obsolete { get; init; }

    public required IReadOnlyList<string> Doc { get; init; }
}
