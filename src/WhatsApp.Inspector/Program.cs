using WhatsApp.Inspector;

switch (args)
{
    case ["roundtrip", var folder] when Directory.Exists(folder):
        return Roundtrip.Run(folder, Console.Out, Console.Error);
    case ["roundtrip", var folder]:
        Console.Error.WriteLine(
            $"There is no folder {folder}. It holds <operation>/<request|response-CODE>/<name>.json."
        );
        return 2;
    case ["webhook", .. var files] when files.Length > 0:
        return WebhookReport.Run(files, Console.Out);
    default:
        Console.Error.WriteLine("Usage: roundtrip DIR | webhook FILE…");
        return 2;
}
