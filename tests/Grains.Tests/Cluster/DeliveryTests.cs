using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Deliveries.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Deliveries of accounts: one act, and each candidacy's capture opens by its own command.</summary>
[Collection(ClusterCollection.Name)]
public class DeliveryTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public async Task Delivery_OpensTheCaptureOfItsCandidaciesAndNobodyElses_Once()
    {
        var reached = new[] { await Waiting(), await Waiting() };
        var other = await Waiting();
        var command = Command(reached);
        var grain = Grain(command);
        Assert.Null(await grain.Start(command));
        var view = await Finished(grain);
        Assert.Equal((2, 2, "Persona Ficticia, representante"), (view.Opened, view.Total, view.Receiver));
        foreach (var id in reached)
        {
            var candidacy = (await cluster.Client.GetGrain<ICandidacyGrain>(id).Read(Sample.Reviewer))!;
            Assert.Equal(Deadlines.EndOf(Deadlines.LocalDate(command.DeliveredAt).AddDays(15)), candidacy.CaptureCloses);
            Assert.Equal(Conoceles.Receipts.ReceiptKind.Delivery, Assert.Single(candidacy.Receipts).Kind);
        }

        Assert.Null((await cluster.Client.GetGrain<ICandidacyGrain>(other).Read(Sample.Reviewer))!.CaptureCloses);
        Assert.Equal(2, await Row(DeliveryId.Of(Sample.Election.Slug, command.OperationId)));

        // The same act again, after its grain was lost: nothing else happens.
        await cluster.Deactivate(grain);
        Assert.Null(await grain.Start(command));
        Assert.Equivalent(view, await grain.Read(), strict: true);
        Assert.Single((await cluster.Client.GetGrain<ICandidacyGrain>(reached[0]).Read(Sample.Reviewer))!.Receipts);
    }

    [Fact]
    public async Task Delivery_ThatOneDoesNotAdmit_ReachesTheOthers()
    {
        var waiting = await Waiting();
        var delivered = (await cluster.NewCandidacy()).GetPrimaryKeyString();
        var command = Command(delivered, waiting);
        var grain = Grain(command);
        Assert.Null(await grain.Start(command));
        var view = await Finished(grain);
        var refused = Assert.Single(view.Refused);
        Assert.Equal((delivered, Refusals.AlreadyDelivered.Code, 1), (refused.CandidacyId, refused.Code, view.Opened));
    }

    [Fact]
    public async Task Delivery_WhoseSiloIsASecondBehindTheWeb_IsNotOfTheFuture()
    {
        var waiting = await Waiting();
        var ahead = ClusterFixture.Now.AddSeconds(30);
        var command = Command(waiting) with { ReceivedAt = ahead, DeliveredAt = ahead };
        Assert.Null(await Grain(command).Start(command));
        Assert.Equal(1, (await Finished(Grain(command))).Opened);
        Assert.NotNull((await cluster.Client.GetGrain<ICandidacyGrain>(waiting).Read(Sample.Reviewer))!.CaptureCloses);
    }

    [Theory]
    [InlineData(FaultPoint.Decided)]
    [InlineData(FaultPoint.Saved)]
    [InlineData(FaultPoint.Projected)]
    public async Task CrashOfACandidacyWhileItIsTold_IsResumedByTheReminder_AndNobodyIsToldTwice(FaultPoint point)
    {
        var reached = new[] { await Waiting(), await Waiting(), await Waiting() };
        var command = Command(reached);
        var grain = Grain(command);
        cluster.Faults.Arm(reached[1], point);
        Assert.Null(await grain.Start(command));
        using (var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30)))
        {
            while (cluster.Faults.IsArmed(reached[1]))
                await Task.Delay(20, limit.Token);
        }

        // The silo that had the act goes too, and another one is told by the reminder.
        await cluster.Deactivate(grain);
        await grain.AsReference<IRemindable>().ReceiveReminder("delivery", default);
        var done = await Finished(grain);
        Assert.Equal((3, 3, 0), (done.Opened, done.Total, done.Refused.Length));
        foreach (var id in reached)
            Assert.Single((await cluster.Client.GetGrain<ICandidacyGrain>(id).Read(Sample.Reviewer))!.Receipts);
        Assert.Equal(3, await Row(DeliveryId.Of(Sample.Election.Slug, command.OperationId)));
    }

    [Fact]
    public async Task ScannedReceipt_IsOfTheDelivery_OnceAndOnlyIfItIsKept()
    {
        var command = Command(await Waiting());
        var grain = Grain(command);
        Assert.Null(await grain.Start(command));
        var id = grain.GetPrimaryKeyString();
        var documents = cluster.Client.GetGrain<IEvidenceGrain>(id);
        byte[] scan = [.. "%PDF-1.7 acuse "u8, .. Guid.NewGuid().ToByteArray()];
        var operation = Sample.NewId();

        Assert.Equal(Refusals.NotFound.Code, (await documents.Keep(new KeepEvidence(operation, Sample.Reviewer, "acuse.pdf", scan))).Refusal!.Code);
        var kept = (await documents.Keep(new KeepEvidence(operation, Administrator, "acuse.pdf", scan))).Kept!;
        var attach = new AttachEvidence
        {
            OperationId = operation,
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Kept = kept,
            Kind = EvidenceKind.AccountReceipt,
            Reference = " Acuse 1/2024 ",
        };
        Assert.Equal(Refusals.RoleLacksCommand.Code, (await grain.Attach(attach with { Actor = Sample.Reviewer })).Code);
        Assert.Equal(EvidenceRefusals.NotKept.Code, (await grain.Attach(attach with { Kept = kept with { Bytes = kept.Bytes + 1 } })).Code);
        Assert.True((await grain.Attach(attach)).Accepted);
        Assert.True((await grain.Attach(attach)).Accepted);
        await cluster.Deactivate(grain);

        var view = await Finished(grain);
        Assert.Equal((kept.Id, "Acuse 1/2024", EvidenceKind.AccountReceipt), (view.Evidence.Single().Id, view.Evidence[0].Reference, view.Evidence[0].Kind));
        Assert.Equal(1, view.Opened);
        var opened = await documents.Open(new OpenEvidence(Sample.NewId(), Administrator, ClusterFixture.Now, kept.Id, ""));
        Assert.Equal(scan, opened.File!.Content);
        Assert.Equal(Refusals.NotFound.Code, (await documents.Open(new OpenEvidence(Sample.NewId(), Sample.Reviewer, ClusterFixture.Now, kept.Id, ""))).Refusal!.Code);
        // Another delivery's page does not give it.
        var other = Command(await Waiting());
        Assert.Null(await Grain(other).Start(other));
        Assert.Equal(EvidenceRefusals.NotKept.Code, (await Grain(other).Attach(attach)).Code);
    }

    public static TheoryData<string, string, Func<DeliverAccounts, DeliverAccounts>> Wrong => new()
    {
        { "another role", "role-lacks-command", c => c with { Actor = Sample.Reviewer } },
        { "nobody", "invalid-list", c => c with { Candidacies = [] } },
        { "the same one twice", "invalid-list", c => c with { Candidacies = [c.Candidacies[0], c.Candidacies[0]] } },
        { "of two elections", "invalid-list", c => c with { Candidacies = [c.Candidacies[0], "cand-otra-000001"] } },
        { "what is no candidacy", "invalid-list", c => c with { Candidacies = ["perro"] } },
        { "tomorrow", "delivery-date", c => c with { DeliveredAt = c.ReceivedAt.AddMilliseconds(1) } },
        { "received by nobody", "receiver-missing", c => c with { Receiver = " " } },
        { "without evidence", "evidence-missing", c => c with { Reference = new string('9', 201) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Delivery_ThatIsWrong_IsRefusedWhole(string why, string code, Func<DeliverAccounts, DeliverAccounts> spoil)
    {
        var refusal = DeliverAccountsRules.Refuse(spoil(Command("cand-prueba-000001")), Sample.Election.Slug);
        Assert.True(refusal?.Code == code, $"{why}: {refusal?.Code}");
    }

    private async Task<string> Waiting() => (await cluster.NewCandidacy(Sample.Entry with { AccountDeliveredOn = null })).GetPrimaryKeyString();

    private IDeliveryGrain Grain(DeliverAccounts command) =>
        cluster.Client.GetGrain<IDeliveryGrain>(DeliveryId.Of(Sample.Election.Slug, command.OperationId));

    private static async Task<DeliveryView> Finished(IDeliveryGrain grain)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await grain.Read() is { Finished: true } view)
                return view;
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<int> Row(string id)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select candidacies from oversight.delivery where delivery_id = $1");
        command.Parameters.AddWithValue(id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await command.ExecuteScalarAsync(limit.Token) is int count)
                return count;
            await Task.Delay(20, limit.Token);
        }
    }

    private static DeliverAccounts Command(params string[] candidacies) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Administrator,
        ReceivedAt = ClusterFixture.Now,
        Party = "pxx",
        DeliveredAt = ClusterFixture.Now.AddHours(-20),
        Receiver = " Persona Ficticia, representante ",
        Way = DeliveryWay.InPerson,
        Reference = "Acuse 1/2024",
        Candidacies = [.. candidacies],
    };
}
