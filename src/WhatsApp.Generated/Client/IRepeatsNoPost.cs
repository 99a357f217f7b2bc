namespace WhatsApp.Generated.Http;

/// <summary>
/// Marks an adapter that derives from Kiota's HttpClientRequestAdapter but never repeats a POST, so that
/// <see cref="WhatsAppClient"/> accepts it.
/// </summary>
public interface IRepeatsNoPost;
