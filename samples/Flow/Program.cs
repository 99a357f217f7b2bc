using Flow;
using WhatsApp.Generated.Flows;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new FlowEndpoint(
    FlowEncryption.FromPem(Require("Flow:PrivateKey"), builder.Configuration["Flow:Password"]),
    Require("Flow:AppSecret")));
builder.Services.AddSingleton(TimeProvider.System);

WebApplication app = builder.Build();
app.MapWhatsAppFlow<Booking>("/flows/booking");
app.Run();

string Require(string key) => builder.Configuration[key] is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{key} is not set. Use user secrets or the environment.");
