namespace WhatsApp.Upstream.Drift;

/// <summary>What a schema is used for, which decides what of it is compared.</summary>
internal enum SchemaUse
{
    /// <summary>Sent by us: the required marks count.</summary>
    Sent,

    /// <summary>Sent by Meta: it may leave out anything, so that required marks do not count.</summary>
    Received,

    /// <summary>An error: our envelope is one for all operations, and a page may have only some of it.</summary>
    Error,
}
