using WhatsApp.Generator.Build;

return await CommandLine.RunAsync(args);
