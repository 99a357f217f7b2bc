using WhatsApp.Generator.Pages;

namespace WhatsApp.Generator.Lint;

/// <summary>What the rules share.</summary>
internal sealed class LintContext
{
    /// <param name="pages">All pages, for references.</param>
    /// <param name="files">Those that can be checked.</param>
    /// <param name="findings">Where problems go.</param>
    /// <param name="root">The root of the repository, for the types of the SDK.</param>
    public LintContext(PageSet pages, IReadOnlyList<PageFile> files, Findings findings, string root)
    {
        Pages = pages;
        Files = files;
        Findings = findings;
        Schemas = new SchemaIndex(pages, files);
        Keys = new DialectRules(findings);
        References = new ReferenceRules(pages, findings);
        TypeNames = new TypeNameRules(findings, SdkTypes.Read(root));
        MemberNames = new MemberNameRules(this);
    }

    public PageSet Pages { get; }

    public IReadOnlyList<PageFile> Files { get; }

    public Findings Findings { get; }

    public SchemaIndex Schemas { get; }

    public DialectRules Keys { get; }

    public ReferenceRules References { get; }

    public TypeNameRules TypeNames { get; }

    public MemberNameRules MemberNames { get; }
}
