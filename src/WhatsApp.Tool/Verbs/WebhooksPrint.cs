using System.CommandLine;
using WhatsApp.Tool.Webhooks;

namespace WhatsApp.Tool.Verbs;

/// <summary>The verb <c>webhooks print</c>.</summary>
internal static class WebhooksPrint
{
    public static Command Create(ToolContext tool, GlobalOptions options)
    {
        Argument<string[]> files = Files();
        return new Command("print", "Print the events of webhooks, and the members that the SDK does not know.") { files }
            .Run(tool, options, async call =>
            {
                var printer = new EventPrinter(call);
                foreach (string path in call.Parsed.GetRequiredValue(files))
                {
                    foreach (WebhookBody body in await WebhookBody.ReadAsync(call, path))
                    {
                        printer.Print(body);
                    }
                }

                return ExitCode.Success;
            });
    }

    /// <summary>Files with the bodies of webhooks.</summary>
    public static Argument<string[]> Files() => new("file")
    {
        Description = "Files with the body of a webhook, or with one on each line; - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };
}
