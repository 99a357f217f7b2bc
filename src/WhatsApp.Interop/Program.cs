using WhatsApp.Generator.Build;
using WhatsApp.Interop;

return await CommandLine.RunAsync((generation, cancellationToken) =>
{
    string scripts = Path.Combine(generation.Root, "src", "WhatsApp.Interop", "clients");
    return args is ["--list"]
        ? Task.FromResult(InteropVerb.List(scripts, Console.Out))
        : InteropVerb.RunAsync(scripts, Console.Out, cancellationToken);
});
