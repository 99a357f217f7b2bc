using WhatsApp.Generated.Tests.Support;

namespace WhatsApp.Generated.Tests.Errors;

[TestFixture]
public sealed class PartialResultTests : GraphTest
{
    [Test]
    public async Task Partly_failed_block_lists_who_was_blocked_and_who_was_not()
    {
        Server.RespondNext(400, "application/json", """
            {"messaging_product":"whatsapp","block_users":{
              "added_users":[{"input":"+16505550101","wa_id":"16505550101"}],
              "failed_users":[{"input":"+16505550102","wa_id":"16505550102",
                "errors":[{"code":131047,"message":"Re-engagement required","error_data":{"details":"No message."}}]}]},
             "error":{"message":"(#139100) Failed to block","type":"OAuthException","code":139100}}
            """);

        GraphApiException error = await Catch.Async<GraphApiException>(
            () => Phone.BlockUsers.PostAsync(new() { BlockUsers = [new() { User = "+16505550101" }] }));
        BlockUsersResult? result = error.ReadBody<BlockUsersResponse>()?.BlockUsers;

        Assert.That(error.Code, Is.EqualTo(139100));
        Assert.That(result?.AddedUsers?.Single().WaId, Is.EqualTo("16505550101"));
        Assert.That(result?.FailedUsers?.Single().Errors?.Single().Code, Is.EqualTo(131047));
    }

    [Test]
    public async Task Body_that_is_not_JSON_has_no_model()
    {
        Server.RespondNext(400, "text/html", "<html></html>");

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.GetAsync());

        Assert.That(error.ReadBody<BlockUsersResponse>(), Is.Null);
    }

    [Test]
    public async Task Title_for_people_is_in_the_message_if_there_is_no_text_for_them()
    {
        Server.RespondNext(400, "application/json", """
            {"error":{"message":"Invalid parameter","code":100,"error_subcode":2388027,"error_user_title":"Has a catalog"}}
            """);

        GraphApiException error = await Catch.Async<GraphApiException>(() => Phone.GetAsync());

        Assert.That(error.Message, Does.Contain("Invalid parameter | Has a catalog"));
    }
}
