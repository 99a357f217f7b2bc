using WhatsApp.Generated.Testing.Graph;

namespace WhatsApp.Generated.Testing;

/// <summary>A voice call between a phone number and a person.</summary>
public sealed class FakeCall : FakeNode
{
    internal FakeCall(GraphState state, string id, string phoneNumberId, string user, bool isIncoming)
        : base(state, id, [])
    {
        PhoneNumberId = phoneNumberId;
        User = user;
        IsIncoming = isIncoming;
    }

    /// <summary>Id of the business phone number.</summary>
    public string PhoneNumberId { get; }

    /// <summary>Phone number, WhatsApp id or user id (BSUID) of the person.</summary>
    public string User { get; }

    /// <summary>Whether the person called the business. False if the business called the person.</summary>
    public bool IsIncoming { get; }

    /// <summary>State of the call.</summary>
    public FakeCallState State { get; internal set; } = FakeCallState.Ringing;

    internal override string Kind => "call";
}

/// <summary>State of a call.</summary>
public enum FakeCallState
{
    /// <summary>The call was not answered yet.</summary>
    Ringing,

    /// <summary>The business accepted the call of a person.</summary>
    Accepted,

    /// <summary>The business rejected the call of a person.</summary>
    Rejected,

    /// <summary>The business ended the call.</summary>
    Ended,
}
