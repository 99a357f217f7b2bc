using WhatsApp.Generator.Bundle;
using WhatsApp.Diff.Model;
using WhatsApp.Generator.Pages;
using YamlDotNet.RepresentationModel;

namespace WhatsApp.Diff;

/// <summary>Compares operations: their paths, names, parameters, bodies and responses.</summary>
public sealed class OperationDiff(ChangeList changes, Renames renames)
{
    private readonly HashSet<(string Old, string New)> _renamed = [];
    private readonly HashSet<YamlNode> _comparedParameters = new(ReferenceEqualityComparer.Instance);

    /// <summary>Compares all operations of two sets of pages.</summary>
    public void Compare(IReadOnlyList<OperationModel> old, IReadOnlyList<OperationModel> @new)
    {
        Matches<OperationModel> operations = Matches.By(old, @new, operation => operation.Key);
        List<OperationModel> gone = [.. operations.Gone];
        foreach (OperationModel operation in operations.Added)
        {
            if (gone.Find(other => other.Operation.Id == operation.Operation.Id) is { } moved)
            {
                gone.Remove(moved);
                Move(moved, operation);
                Compare(moved, operation);
            }
            else
            {
                string what = $"added: `{operation.Key}`, `{operation.Call}`";
                changes.Add(DiffRules.OperationAdded, About(operation), what);
            }
        }

        foreach ((OperationModel earlier, OperationModel operation) in operations.Both)
        {
            Compare(earlier, operation);
        }

        foreach (OperationModel operation in gone)
        {
            string what = TypeDiff.Removed(operation.Node.Flag("deprecated"), $"`{operation.Key}`, `{operation.Call}`");
            changes.Add(DiffRules.OperationRemoved, About(operation) with { IsAtBase = true }, what);
        }
    }

    private static Subject About(OperationModel operation) =>
        new(operation.File.Path, operation.File, operation.At, Use.Request, operation.Key, operation.CSharp);

    private void Move(OperationModel old, OperationModel @new)
    {
        DiffRule rule = old.Call == @new.Call ? DiffRules.Words : DiffRules.OperationMoved;
        changes.Add(rule, About(@new), $"`{old.Key}` → `{@new.Key}`", old.Call, @new.Call);
    }

    private void Compare(OperationModel old, OperationModel @new)
    {
        Subject about = About(@new);
        (string before, string after) = (old.Operation.Id, @new.Operation.Id);
        if (before != after)
        {
            changes.Add(DiffRules.OperationRenamed, about, $"operation `{before}` → `{after}`", before, after);
        }

        if (old.Key == @new.Key && old.Operation.MethodName != @new.Operation.MethodName)
        {
            Rename(old.CSharp, @new.CSharp, about);
        }

        Rename(old.Operation.Builder.ClassName, @new.Operation.Builder.ClassName, about);
        if (old.Query.Count > 0 && @new.Query.Count > 0)
        {
            Rename(old.Operation.QueryClass, @new.Operation.QueryClass, about);
        }

        changes.Add(about, FactRules.Deprecations(old.Node, @new.Node));
        changes.Add(about, FactRules.Since(old.Node, @new.Node));
        changes.Add(about, FactRules.Words(old.Words, @new.Words));
        if (old.Examples != @new.Examples)
        {
            changes.Add(DiffRules.Examples, about, "examples");
        }

        Body(old.Operation.Body, @new.Operation.Body, about);
        Type(old.Response, @new.Response, "response", about with { Use = Use.Response });
        Format(old.BodyFormat, @new.BodyFormat, "body", about);
        Format(old.ResponseFormat, @new.ResponseFormat, "response", about with { Use = Use.Response });
        Query(old, @new, about);
        Headers(old, @new, about);
        Token(old.IsAnonymous, @new.IsAnonymous, about);
        Host(old.Operation.Host, @new.Operation.Host, about);
    }

    // A builder that has another name now is reported once, not at each of its operations.
    private void Rename(string old, string @new, Subject about)
    {
        if (_renamed.Add((old, @new)))
        {
            changes.Rename(old, @new, about with { CSharp = @new });
        }
    }

    private void Body(OperationBody? old, OperationBody? @new, Subject about)
    {
        if (old is not null && @new is not null)
        {
            Type(old.Model, @new.Model, "body", about);
        }
        else if (@new is not null)
        {
            changes.Add(DiffRules.BodyAdded, about, $"has a body now, `{@new.Model}`");
        }
        else if (old is not null)
        {
            changes.Add(DiffRules.BodyRemoved, about, $"no longer has a body, before `{old.Model}`");
        }
    }

    private void Type(string old, string @new, string what, Subject about)
    {
        if (renames.Of(old) != @new)
        {
            changes.Add(DiffRules.TypeChanged, about, $"type of the {what} `{old}` → `{@new}`", old, @new);
        }
    }

    private void Format(string? old, string? @new, string what, Subject about)
    {
        if (old is not null && @new is not null && old != @new)
        {
            changes.Add(DiffRules.BodyFormat, about, $"{what} `{old}` → `{@new}`, which the SDK handles");
        }
    }

    private void Query(OperationModel old, OperationModel @new, Subject about)
    {
        if (old.Query.Count == 0 && @new.Query.Count > 0)
        {
            changes.Add(DiffRules.FirstParameter, about, $"has a query now, `{@new.Operation.QueryClass}`");
        }

        Matches<MemberModel> parameters = Matches.By(old.Query, @new.Query, parameter => parameter.WireName);
        foreach (MemberModel gone in parameters.Gone)
        {
            string what = TypeDiff.Removed(gone.Facts.IsDeprecated, $"parameter `{gone.WireName}`");
            changes.Add(DiffRules.ParameterRemoved, About(gone, old) with { IsAtBase = true }, what);
        }

        foreach (MemberModel added in parameters.Added)
        {
            changes.Add(
                added.Facts.IsRequired ? DiffRules.RequiredParameterAdded : DiffRules.ParameterAdded,
                About(added, @new),
                $"parameter `{added.WireName}` added, `{added.Facts.Type}`");
        }

        // A shared parameter is compared once, however many operations have it.
        var members = new MemberDiff(changes, renames);
        foreach ((MemberModel earlier, MemberModel now) in parameters.Both)
        {
            if (_comparedParameters.Add(now.At))
            {
                Subject itself = About(now, @new) with { Page = now.File.Path, File = now.File, At = now.At };
                members.Compare(earlier, now, itself);
            }
        }
    }

    // A header is an argument of the method, which every call passes, or a constant that the method sends.
    private void Headers(OperationModel old, OperationModel @new, Subject about)
    {
        IReadOnlyList<OperationHeader> before = old.Operation.Headers;
        HashSet<string> after = [.. @new.Operation.Headers.Select(header => header.Name)];
        foreach (OperationHeader gone in before.Where(header => !after.Contains(header.Name)))
        {
            DiffRule rule = gone.Constant is null ? DiffRules.ParameterRemoved : DiffRules.ConstantUnset;
            changes.Add(rule, about with { CSharp = gone.Name }, $"header `{gone.Name}` removed", gone.Constant ?? "");
        }

        foreach (OperationHeader header in @new.Operation.Headers)
        {
            string what = $"header `{header.Name}`";
            OperationHeader? earlier = before.FirstOrDefault(one => one.Name == header.Name);
            if (header.Constant is { } constant)
            {
                Constant(earlier, constant, what, about with { CSharp = header.Name });
            }
            else if (earlier is { Constant: null })
            {
                Type(earlier.Type.CSharp, header.Type.CSharp, what, about);
                Rename(earlier.Argument, header.Argument, about);
            }
            else
            {
                changes.Add(DiffRules.RequiredParameterAdded, about, $"{what} added, `{header.Type.CSharp}`");
            }
        }
    }

    private void Constant(OperationHeader? earlier, string constant, string what, Subject about)
    {
        if (earlier is { Constant: null })
        {
            changes.Add(DiffRules.ParameterRemoved, about, $"{what} is no argument any more, always `{constant}`");
        }
        else if (earlier is null)
        {
            changes.Add(DiffRules.ConstantSet, about, $"{what} is always sent, `{constant}`");
        }
        else if (earlier.Constant != constant)
        {
            string change = $"{what} `{earlier.Constant}` → `{constant}`";
            changes.Add(DiffRules.ConstantChanged, about, change, earlier.Constant, constant);
        }
    }

    private void Token(bool wasAnonymous, bool isAnonymous, Subject about)
    {
        if (wasAnonymous != isAnonymous)
        {
            DiffRule rule = isAnonymous ? DiffRules.TokenUnset : DiffRules.TokenSet;
            changes.Add(rule, about, $"sent {(isAnonymous ? "without" : "with")} an access token");
        }
    }

    // The call stays the same, and sends the same token to another host.
    private void Host(string? old, string? @new, Subject about)
    {
        if (old != @new)
        {
            string before = Named(old);
            string after = Named(@new);
            changes.Add(DiffRules.HostChanged, about, $"sent to {after}, before to {before}", before, after);
        }
    }

    private static string Named(string? host) => host is null ? "the API's own host" : $"`{host}`";

    // The place of a parameter that several operations share is where the operation refers to it.
    private static Subject About(MemberModel parameter, OperationModel operation) =>
        new(
            operation.File.Path,
            operation.File,
            parameter.File.Path == operation.File.Path ? parameter.At : operation.At,
            Use.Request,
            parameter.WireName,
            parameter.CSharp
        );
}
