using WhatsApp.Diff;
using WhatsApp.Generator.Build;

// What the verb accepts is in WhatsApp.Generator.Build.CommandLine.
return await CommandLine.RunAsync((generation, cancellationToken) =>
    new DiffVerb(generation, cancellationToken).RunAsync(args[1..]));
