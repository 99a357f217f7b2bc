using System.Collections.Frozen;

namespace WhatsApp.Generated;

/// <summary>
/// The pages of lists for which Meta's contract has <c>paging.next</c>: the page without it is the last one. The contract
/// has only cursors for other lists, such as templates and flows, which end with an empty page. Solutions are not here,
/// since only one of their two lists has it.
/// </summary>
internal static class PagesWithNext
{
    private static readonly FrozenSet<Type> Types = FrozenSet.ToFrozenSet(
    [
        typeof(AccountSchedulePage),
        typeof(AssignedUserPage),
        typeof(ConnectedClientBusinessPage),
        typeof(GroupJoinRequestPage),
        typeof(MessageHistoryOccurrencePage),
        typeof(MessageHistoryPage),
        typeof(OnBehalfRequestPage),
        typeof(PhoneNumberPage),
        typeof(PreVerifiedNumberPartnerPage),
        typeof(PreVerifiedPhoneNumberPage),
        typeof(QrCodePage),
        typeof(WhatsAppBusinessAccountPage),
    ]);

    public static bool Contains(Type page) => Types.Contains(page);
}
