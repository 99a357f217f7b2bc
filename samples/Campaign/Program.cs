using Campaign;
using WhatsApp.Generated;
using WhatsApp.Generated.Bulk;

// Sends a template to every row of a file. Kill it at any time and start it again: no customer gets it twice.
if (args is not [var customers])
{
    Console.Error.WriteLine("Name the file of the customers, with a phone number and a first name in each row.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

using var client = new WhatsAppClient(Settings.ReadOptions().UseMessageLimits());
var checkpoint = new CheckpointFile(customers + ".checkpoint");
var options = new SendManyOptions
{
    StartFrom = checkpoint.Load(),
    Delivery = SendDelivery.AtMostOnce,
    SaveCheckpoint = checkpoint.SaveAsync,
};
BulkSend<Customer> run = client.PhoneNumbers[Settings.Require("WHATSAPP_PHONE_NUMBER_ID")].Messages.SendManyAsync(
    Customer.ReadAsync(customers), customer => customer.ToMessage(), options, stop.Token);
await using var results = new ResultFile(customers + ".results");
try
{
    await foreach (SendResult<Customer> result in run)
    {
        await results.WriteAsync(result);
    }

    Console.WriteLine("All messages are done.");
    return 0;
}
catch (OperationCanceledException)
{
    Console.WriteLine("Stopped. Start it again to continue.");
    return 1;
}
catch (SendManyStoppedException stopped)
{
    Console.WriteLine($"Stopped, since all messages would fail: {stopped.InnerException?.Message}");
    return 1;
}
finally
{
    foreach (SendResult<Customer> result in run.UnreceivedResults)
    {
        await results.WriteAsync(result);
    }

    await checkpoint.SaveAsync(run.Checkpoint, CancellationToken.None);
}
