using WhatsApp.Generator.Build;
using WhatsApp.WireMock;

return await CommandLine.RunAsync((generation, _) => Task.FromResult(WireMockVerb.Run(generation, args, Console.Out)));
