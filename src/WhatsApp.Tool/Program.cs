using WhatsApp.Tool;

return await ToolProgram.RunAsync(args, ToolContext.OfProcess());
