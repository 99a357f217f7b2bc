using WhatsApp.Generator.Build;
using WhatsApp.OpenApi;

return await CommandLine.RunAsync((generation, _) => Task.FromResult(OpenApiVerb.Run(generation, args, Console.Out)));
