using WhatsApp.Generator.Bundle.Contract;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Generator.Bundle;

/// <summary>Turns the catalogue of error codes into what its template prints.</summary>
public static class ErrorCodeBundler
{
    private const int MemberIndent = 4;

    /// <summary>The catalogue.</summary>
    public static ErrorCodesData Bundle(PageFile file, YamlMappingNode schema) =>
        new(
            file.Name,
            DocComment.Prose(schema.Text("description"), 0),
            file.Root.Map("externalDocs")?.Text("url"),
            [.. schema.List("x-error-codes")!.Children.Cast<YamlMappingNode>().Select(Code)]);

    private static ErrorCodeData Code(YamlMappingNode code)
    {
        string first = code.Text("code")!;
        string? last = code.Text("to");
        (string? group, string? advice) = (code.Text("group"), code.Text("advice"));
        string range = last is null ? string.Empty : $" The first of the codes up to {last}.";
        return new ErrorCodeData(
            code.Text("name"),
            first,
            last is null ? first : $">= {first} and <= {last}",
            group,
            advice,
            code.Flag("refused"),
            new DocComment(MemberIndent)
                .Add("summary", DocComment.Xml(DocComment.Sentence(code.Text("description"))) + range)
                .Add("remarks", $"<see cref=\"GraphErrorGroup.{group}\"/>, <see cref=\"SuggestedAction.{advice}\"/>.")
                .Lines);
    }
}
