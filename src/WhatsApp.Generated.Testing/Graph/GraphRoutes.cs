using System.Diagnostics.CodeAnalysis;
using WhatsApp.Generated.Testing.Handlers;

namespace WhatsApp.Generated.Testing.Graph;

/// <summary>Responds to a request. Runs inside the lock of the state, so it must not block.</summary>
internal delegate GraphResponse GraphHandler(GraphCall call);

/// <summary>
/// The operations that have state; <see cref="GraphExamples"/> has the others. Paths start after the version. The first
/// placeholder names the kind of node that the id must belong to, since all kinds share <c>/{version}/{id}</c>. Other
/// placeholders match any text.
/// </summary>
internal static class GraphRoutes
{
    private static readonly GraphRoute[] All =
    [
        new("GET", "{account}", Nodes.GetWith(FakeAccount.DefaultFields)),
        new("POST", "{account}", Accounts.Update),
        new("GET", "{account}/phone_numbers", PhoneNumbers.List),
        new("POST", "{account}/phone_numbers", PhoneNumbers.Create),
        new("GET", "{account}/message_templates", Templates.List),
        new("POST", "{account}/message_templates", Templates.Create),
        new("DELETE", "{account}/message_templates", Templates.Delete),
        new("POST", "{account}/message_templates/archive", Templates.Archive),
        new("POST", "{account}/message_templates/unarchive", Templates.Unarchive),
        new("GET", "{account}/flows", Handlers.Flows.List),
        new("POST", "{account}/flows", Handlers.Flows.Create),
        new("POST", "{account}/migrate_flows", Handlers.Flows.Migrate),
        new("GET", "{account}/subscribed_apps", SubscribedApps.List),
        new("POST", "{account}/subscribed_apps", SubscribedApps.Subscribe),
        new("DELETE", "{account}/subscribed_apps", SubscribedApps.Unsubscribe),
        new("GET", "{account}/assigned_users", AssignedUsers.List),
        new("POST", "{account}/assigned_users", AssignedUsers.Add),
        new("DELETE", "{account}/assigned_users", AssignedUsers.Remove),
        new("GET", "{account}/schedules", Accounts.ListSchedules),
        new("POST", "{account}/schedules", Accounts.CreateSchedule),
        new("GET", "{account}/activities", Accounts.ListActivities),
        new("GET", "{account}/solutions", Solutions.ListOfAccount),

        new("GET", "{phone}", Nodes.GetWith(FakePhoneNumber.DefaultFields)),
        new("POST", "{phone}", PhoneNumbers.Update),
        new("POST", "{phone}/register", PhoneNumbers.Register),
        new("POST", "{phone}/deregister", PhoneNumbers.Deregister),
        new("POST", "{phone}/request_code", PhoneNumbers.RequestCode),
        new("POST", "{phone}/verify_code", PhoneNumbers.VerifyCode),
        new("GET", "{phone}/username", Usernames.Get),
        new("POST", "{phone}/username", Usernames.Set),
        new("DELETE", "{phone}/username", Usernames.Delete),
        new("POST", "{phone}/messages", Messages.Send),
        new("POST", "{phone}/marketing_messages", Messages.SendMarketing),
        new("POST", "{phone}/media", Media.Upload),
        new("GET", "{phone}/message_history", MessageHistory.List),
        new("GET", "{phone}/groups", Groups.List),
        new("POST", "{phone}/groups", Groups.Create),
        new("GET", "{phone}/message_qrdls", QrCodes.List),
        new("POST", "{phone}/message_qrdls", QrCodes.Save),
        new("GET", "{phone}/message_qrdls/{code}", QrCodes.Get),
        new("DELETE", "{phone}/message_qrdls/{code}", QrCodes.Delete),
        new("GET", "{phone}/block_users", BlockedUsers.List),
        new("POST", "{phone}/block_users", BlockedUsers.Block),
        new("DELETE", "{phone}/block_users", BlockedUsers.Unblock),
        new("GET", "{phone}/call_permissions", Calls.Permissions),
        new("POST", "{phone}/calls", Calls.Manage),
        new("GET", "{phone}/settings", PhoneSettings.Get),
        new("POST", "{phone}/settings", PhoneSettings.Update),
        new("GET", "{phone}/whatsapp_commerce_settings", PhoneSettings.GetCommerce),
        new("POST", "{phone}/whatsapp_commerce_settings", PhoneSettings.UpdateCommerce),
        new("POST", "{phone}/conversational_automation", PhoneSettings.ConfigureAutomation),
        new("GET", "{phone}/whatsapp_business_profile", BusinessProfiles.Get),
        new("POST", "{phone}/whatsapp_business_profile", BusinessProfiles.Update),
        new("GET", "{phone}/business_compliance_info", BusinessInfo.GetCompliance),
        new("POST", "{phone}/business_compliance_info", BusinessInfo.SetCompliance),
        new("GET", "{phone}/whatsapp_business_encryption", BusinessInfo.GetKey),
        new("POST", "{phone}/whatsapp_business_encryption", BusinessInfo.SetKey),
        new("GET", "{phone}/official_business_account", BusinessInfo.GetOfficial),
        new("POST", "{phone}/official_business_account", BusinessInfo.ApplyForOfficial),

        new("GET", "{profile}", Nodes.Get),
        new("POST", "{profile}", BusinessProfiles.UpdateNode),

        new("GET", "{history}/events", MessageHistory.ListEvents),

        new("GET", "{group}", Groups.Get),
        new("POST", "{group}", Groups.Update),
        new("DELETE", "{group}", Groups.Delete),
        new("GET", "{group}/invite_link", GroupPeople.GetLink),
        new("POST", "{group}/invite_link", GroupPeople.ResetLink),
        new("DELETE", "{group}/invite_link", GroupPeople.DeleteLink),
        new("GET", "{group}/join_requests", GroupPeople.ListRequests),
        new("POST", "{group}/join_requests", GroupPeople.Approve),
        new("DELETE", "{group}/join_requests", GroupPeople.Reject),
        new("POST", "{group}/participants", GroupPeople.Add),
        new("DELETE", "{group}/participants", GroupPeople.Remove),

        new("GET", "{template}", Nodes.GetWith(FakeTemplate.DefaultFields)),
        new("POST", "{template}", Templates.Edit),

        new("GET", "{flow}", Nodes.GetWith(Handlers.Flows.DefaultFields)),
        new("POST", "{flow}", Handlers.Flows.Update),
        new("DELETE", "{flow}", Handlers.Flows.Delete),
        new("GET", "{flow}/assets", FlowContents.List),
        new("POST", "{flow}/assets", FlowContents.Upload),
        new("POST", "{flow}/publish", Handlers.Flows.Publish),
        new("POST", "{flow}/deprecate", Handlers.Flows.Deprecate),

        new("GET", "{media}", Media.Get),
        new("DELETE", "{media}", Media.Delete),

        new("POST", "{application}/uploads", Uploads.Start),
        new("GET", "{upload}", Uploads.Get),
        new("POST", "{upload}", Uploads.Receive),

        new("GET", "{business}", Nodes.GetWith(Businesses.DefaultFields)),
        new("GET", "{business}/owned_whatsapp_business_accounts", Businesses.ListOwned),
        new("GET", "{business}/client_whatsapp_business_accounts", Businesses.ListClients),
        new("GET", "{business}/whatsapp_business_accounts", Businesses.ListAll),
        new("POST", "{business}/whatsapp_business_accounts", Businesses.CreateAccount),
        new("GET", "{business}/extendedcredits", Businesses.ListCredits),
        new("GET", "{business}/system_users", SystemUsers.List),
        new("POST", "{business}/system_users", SystemUsers.Save),
        new("POST", "{business}/system_user_access_tokens", SystemUsers.CreateTokenOfBusiness),
        new("GET", "{business}/preverified_numbers", PreVerifiedNumbers.List),
        new("POST", "{business}/add_phone_numbers", PreVerifiedNumbers.Add),
        new("POST", "{business}/share_preverified_numbers", PreVerifiedNumbers.Share),

        new("GET", "{preverified}", Nodes.GetWith(PreVerifiedNumbers.DefaultFields)),
        new("DELETE", "{preverified}", PreVerifiedNumbers.Delete),
        new("GET", "{preverified}/partners", PreVerifiedNumbers.ListPartners),
        new("POST", "{preverified}/request_code", PreVerifiedNumbers.RequestCode),
        new("POST", "{preverified}/verify_code", PreVerifiedNumbers.VerifyCode),

        new("GET", "{user}/assigned_whatsapp_business_accounts", AssignedUsers.ListAccounts),
        new("GET", "{user}", Nodes.GetWith(SystemUsers.DefaultFields)),
        new("POST", "{user}/applications", SystemUsers.Install),
        new("POST", "{user}/access_tokens", SystemUsers.CreateToken),

        new("GET", "{application}/whatsapp_business_solutions", Solutions.ListOfApplication),
        new("POST", "{application}/whatsapp_business_solution", Solutions.Create),

        new("GET", "{solution}", Nodes.GetWith(Solutions.DefaultFields)),
        new("POST", "{solution}/accept", Solutions.Accept),
        new("POST", "{solution}/reject", Solutions.Reject),
        new("POST", "{solution}/send_deactivation_request", Solutions.SendDeactivation),
        new("POST", "{solution}/accept_deactivation_request", Solutions.AcceptDeactivation),
        new("POST", "{solution}/reject_deactivation_request", Solutions.RejectDeactivation),
        new("GET", "{solution}/access_token", Solutions.AccessToken),
    ];

    // Meta's page also shows the exchange as GET. Its parameters are accepted in the query and in a form.
    private static readonly RootRoute[] Roots =
    [
        new("oauth/access_token", AccessTokens.Exchange, IsAnonymous: true, ["GET", "POST"]),
        new("oauth/revoke", AccessTokens.Revoke, IsAnonymous: true, ["GET"]),
        new("debug_token", AccessTokens.Debug, IsAnonymous: false, ["GET"]),
    ];

    /// <summary>The operation of a path that starts with a word instead of a node. Null if there is none.</summary>
    public static RootRoute? WithoutNode(string method, string[] segments) =>
        Roots.FirstOrDefault(route => route.Methods.Contains(method) && route.Path == string.Join('/', segments));

    public static bool TryMatch(
        string method,
        string[] segments,
        FakeNode node,
        [NotNullWhen(true)] out GraphHandler? handler,
        out Dictionary<string, string> values)
    {
        foreach (GraphRoute route in All)
        {
            if (route.Method == method && route.IsOf(node.Kind) && route.Matches(segments, out values))
            {
                handler = route.Handler;
                return true;
            }
        }

        handler = null;
        values = [];
        return false;
    }

    /// <summary>Whether any kind of node has this edge.</summary>
    public static bool HasEdge(string method, string[] segments) =>
        All.Any(r => r.Method == method && r.Matches(segments, out _));

    internal sealed record RootRoute(string Path, GraphHandler Handler, bool IsAnonymous, string[] Methods);

    private sealed record GraphRoute(string Method, string Pattern, GraphHandler Handler)
    {
        private readonly string[] _parts = Pattern.Split('/');

        public bool IsOf(string kind) => _parts[0] == $"{{{kind}}}";

        public bool Matches(string[] segments, out Dictionary<string, string> values)
        {
            values = [];
            if (segments.Length != _parts.Length)
            {
                return false;
            }

            for (int i = 1; i < _parts.Length; i++)
            {
                if (_parts[i].StartsWith('{'))
                {
                    values[_parts[i][1..^1]] = segments[i];
                }
                else if (_parts[i] != segments[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
