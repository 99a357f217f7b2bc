using MultiTenant;
using WhatsApp.Generated;
using WhatsApp.Generated.AspNetCore;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// One client for all tenants. A tenant is an account; its token comes from where you keep tokens, here the configuration.
builder.Services.AddSingleton<IGraphTokenProvider>(new AccessTokenCache((tenant, cancellationToken) =>
    Task.FromResult(new AccessToken(
        builder.Configuration[$"Tenants:{tenant}:AccessToken"]
            ?? throw new InvalidOperationException($"There is no token for the account {tenant}.")))));
builder.Services.AddWhatsApp(builder.Configuration.GetSection("WhatsApp"));

// Meta sends the webhooks of all accounts to the one address of the app.
builder.Services
    .AddWhatsAppWebhooks(builder.Configuration.GetSection("WhatsApp:Webhooks"))
    .AddHandler<Receptionist>();

WebApplication app = builder.Build();
app.MapWhatsAppWebhook("/webhooks/whatsapp");
app.Run();
