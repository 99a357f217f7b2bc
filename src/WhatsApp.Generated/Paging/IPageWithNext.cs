namespace WhatsApp.Generated;

/// <summary>
/// A page of a list whose documentation has <c>paging.next</c>: the page without it is the last one. Meta's contract has
/// only cursors for other lists, such as templates and flows, which end with an empty page.
/// </summary>
internal interface IPageWithNext;

// CUSTOM: the lists for which Meta's contract has paging.next. Solutions have it in one of their two lists only.
public sealed partial class AccountSchedulePage : IPageWithNext;

public sealed partial class AssignedUserPage : IPageWithNext;

public sealed partial class ConnectedClientBusinessPage : IPageWithNext;

public sealed partial class GroupJoinRequestPage : IPageWithNext;

public sealed partial class MessageHistoryOccurrencePage : IPageWithNext;

public sealed partial class MessageHistoryPage : IPageWithNext;

public sealed partial class OnBehalfRequestPage : IPageWithNext;

public sealed partial class PhoneNumberPage : IPageWithNext;

public sealed partial class PreVerifiedNumberPartnerPage : IPageWithNext;

public sealed partial class PreVerifiedPhoneNumberPage : IPageWithNext;

public sealed partial class QrCodePage : IPageWithNext;

public sealed partial class WhatsAppBusinessAccountPage : IPageWithNext;
