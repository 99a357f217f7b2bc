using System.Reflection;
using static WhatsApp.Diff.ChangeClass;

namespace WhatsApp.Diff;

/// <summary>The rules, in the order of docs/diff.md.</summary>
public static class DiffRules
{
    public static readonly DiffRule PageAdded = new("page-added", Additive, "");
    public static readonly DiffRule PageRemoved = new("page-removed", Documentation, "");
    public static readonly DiffRule PageRenamed = new("page-renamed", Documentation, "");
    public static readonly DiffRule DefaultVersion = new("default-version", Additive, "");

    public static readonly DiffRule OperationAdded = new("operation-added", Additive, "");
    public static readonly DiffRule OperationRemoved = new("operation-removed", Breaking, "Remove the call.");
    public static readonly DiffRule OperationRenamed = new("operation-renamed", Breaking,
        "Write `{new}` where a handler, a test or a metric asks for the operation `{old}`.");

    public static readonly DiffRule OperationMoved =
        new("operation-moved", Breaking, "Call `{new}` instead of `{old}`.");

    public static readonly DiffRule BodyAdded = new("body-added", Breaking, "Pass a body to the call.");
    public static readonly DiffRule BodyRemoved = new("body-removed", Breaking, "Pass no body to the call.");
    public static readonly DiffRule ContentType =
        new("content-type", Breaking, "Fix the page: the SDK sends and reads `{new}`.");

    public static readonly DiffRule BodyFormat = new("body-format", Documentation, "");

    public static readonly DiffRule TokenSet = new("token-set", Breaking, "Call it with an access token.");
    public static readonly DiffRule TokenUnset = new("token-unset", Additive, "");

    public static readonly DiffRule HostChanged = new(
        "host-changed",
        Breaking,
        "Allow requests to {new} in proxies and firewalls; a Graph version set for the call is used at the API's "
            + "own host only."
    );

    public static readonly DiffRule FirstParameter = new("first-parameter", Breaking,
        "Where a call passes its token by position, write `cancellationToken: token`: the query comes before it now.");

    public static readonly DiffRule ParameterAdded = new("parameter-added", Additive, "");
    public static readonly DiffRule RequiredParameterAdded = new("required-parameter-added", Breaking, "Set `{name}`.");
    public static readonly DiffRule ParameterRemoved = new("parameter-removed", Breaking, "Do not set it any more.");

    public static readonly DiffRule TypeAdded = new("type-added", Additive, "");
    public static readonly DiffRule TypeRemoved = new("type-removed", Breaking, "Remove what uses it.");
    public static readonly DiffRule TypeRenamed = new("type-renamed", Breaking, "Write `{new}` instead of `{old}`.");
    public static readonly DiffRule TypeMoved = new("type-moved", Documentation, "");
    public static readonly DiffRule NamespaceChanged = new("namespace-changed", Breaking, "Write `using {new};`.");
    public static readonly DiffRule KindChanged = new("kind-changed", Breaking, "It is {new} now, and was {old}.");
    public static readonly DiffRule BaseChanged =
        new("base-changed", Breaking, "It extends {new} now, and {old} before: check where it is passed as that.");

    public static readonly DiffRule AlternativeAdded = new("alternative-added", Additive, "");
    public static readonly DiffRule AlternativeRemoved = new("alternative-removed", Breaking,
        "Do not send it any more; where it is received, it is read as the union's `Unknown…` type.");

    public static readonly DiffRule AlternativeChanged =
        new("alternative-changed", Breaking, "Write `{new}` where `{old}` was meant.");

    public static readonly DiffRule MemberAdded = new("member-added", Additive, "");
    public static readonly DiffRule RequiredMemberAdded =
        new("required-member-added", Breaking, Additive, "Set `{name}`.");

    public static readonly DiffRule MemberRemoved = new("member-removed", Breaking,
        "Remove it; what Meta still accepts or sends under that name is in `AdditionalData`.");

    public static readonly DiffRule MemberRenamed =
        new("member-renamed", Breaking, "Write `{new}` instead of `{old}`.");

    public static readonly DiffRule TypeChanged =
        new("type-changed", Breaking, "Change the type from `{old}` to `{new}`.");

    public static readonly DiffRule FormatChanged = new("format-changed", Documentation, "");
    public static readonly DiffRule RequiredSet = new("required-set", Breaking, Documentation, "Set `{name}`.");
    public static readonly DiffRule RequiredUnset = new("required-unset", Additive, Documentation, "");
    public static readonly DiffRule BoundNarrowed =
        new("bound-narrowed", Breaking, Documentation, "Send only what the new bound allows.");

    public static readonly DiffRule BoundWidened = new("bound-widened", Additive, Documentation, "");
    public static readonly DiffRule ConstantSet = new("constant-set", Additive, Documentation, "");
    public static readonly DiffRule ConstantUnset = new("constant-unset", Breaking, Documentation,
        "Set `{name}` where `{old}` is meant: it is not sent by itself any more.");

    public static readonly DiffRule ConstantChanged =
        new("constant-changed", Breaking, Documentation, "Nothing, unless the program sets `{name}` itself.");

    public static readonly DiffRule DefaultSet = new("default-set", Documentation, "");
    public static readonly DiffRule DefaultChanged =
        new("default-changed", Breaking, Documentation, "Set `{name}` to `{old}` where the program relied on it.");

    public static readonly DiffRule ValueAdded = new("value-added", Additive, "");
    public static readonly DiffRule ValueRemoved = new("value-removed", Breaking, Documentation, "Send another value.");

    public static readonly DiffRule ValueNameRemoved = new("value-name-removed", Breaking,
        "Where the program names it, write `({new})\"{old}\"`; the value is still read.");

    public static readonly DiffRule CodeAdded = new("code-added", Additive, "");
    public static readonly DiffRule CodeRemoved = new("code-removed", Breaking, "Write the number {old} instead.");
    public static readonly DiffRule CodeChanged = new("code-changed", Breaking, "It is {new} now, and was {old}.");
    public static readonly DiffRule AdviceChanged = new("advice-changed", Additive, "");

    public static readonly DiffRule CSharpRenamed =
        new("csharp-renamed", Breaking, "Write `{new}` instead of `{old}`.");

    public static readonly DiffRule Deprecated = new("deprecated", Additive, "");
    public static readonly DiffRule Undeprecated = new("undeprecated", Documentation, "");
    public static readonly DiffRule ReplacementChanged = new("replacement-changed", Documentation, "");
    public static readonly DiffRule SinceChanged = new("since-changed", Documentation, "");
    public static readonly DiffRule Examples = new("examples", Documentation, "");
    public static readonly DiffRule Words = new("words", Documentation, "");

    /// <summary>All rules.</summary>
    public static IReadOnlyList<DiffRule> All { get; } =
    [
        .. typeof(DiffRules)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiffRule>(),
    ];
}
