using WhatsApp.Generator.Build;

return await Verbs.RunAsync(args);
