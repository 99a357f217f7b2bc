namespace WhatsApp.Generated.Http;

/// <summary>
/// Marks an adapter that is derived from Kiota's own and sends no POST twice by itself, so that a
/// <see cref="WhatsAppClient"/> accepts it.
/// </summary>
public interface IRepeatsNoPost;
