namespace WhatsApp.Generated.Json;

/// <content>The checks of a model before it is sent.</content>
public abstract partial class JsonModel
{
    /// <summary>Checks the declared members, as the pages describe them. What is only received has no checks.</summary>
    internal virtual void Check(ref ModelValidator validator)
    {
    }
}
