namespace WhatsApp.Generated;

/// <summary>A response that cannot be used until the program changes its options; another attempt does not help.</summary>
internal sealed class UnusableResponseException(string message, Exception? innerException = null)
    : HttpRequestException(message, innerException);
