using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>The plan's acts are kept, and its reminders given once each, by the election's own clock.</summary>
[Collection(ClusterCollection.Name)]
public sealed class WorkPlanGrainTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    /// <summary>Last day of the report of this plan.</summary>
    private static readonly DateTimeOffset Ends = Sample.At("2024-05-30T23:59:59.999-07:00");

    [Fact]
    public async Task Act_IsRecordedOnce_SurvivesItsActivation_AndIsAnnulledOnce()
    {
        var grain = await Loaded("plan-uno");
        var command = Record();
        Assert.Equal("no-election", (await cluster.Client.GetGrain<IWorkPlanGrain>("plan-de-nadie").Record(command)).Code);
        for (var n = 0; n < 2; n++)
        {
            var outcome = await grain.Record(command);
            Assert.True(outcome is { Accepted: true, Version: 1 }, outcome.Message);
        }

        Assert.Equal("act-recorded", (await grain.Record(command with { OperationId = Sample.NewId() })).Code);
        await cluster.Deactivate(grain);
        var kept = Assert.Single(await grain.GetActs());
        Assert.Equal(("informe", PlanActKind.Made, "Informe 1", null), (kept.Activity, kept.Kind, kept.Reference, kept.Annulled));

        var annul = new AnnulPlanAct
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Name = "UT",
            Act = command.OperationId,
            Reason = "Era otro",
        };
        for (var n = 0; n < 2; n++)
            Assert.True((await grain.Annul(annul)).Accepted);
        await cluster.Deactivate(grain);
        Assert.Equal("Era otro", Assert.Single(await grain.GetActs()).Annulled?.Reason);
    }

    [Fact]
    public async Task EachReminder_IsWrittenOnce_WhateverTheClockDoes_AndOfWhatWasRecordedNone()
    {
        const string Slug = "plan-dos";
        var grain = await Loaded(Slug);
        await At(Ends.AddDays(-8), () => Tick(Slug));
        Assert.Empty(await Written(Slug));
        await At(Ends.AddDays(-6), () => Tick(Slug), () => Tick(Slug));
        Assert.Equal(["plan-por-vencer_plan-dos_informe_20240530"], await Written(Slug));
        await At(Ends.AddDays(5), () => Tick(Slug), () => Tick(Slug));
        string[] overdue = ["plan-por-vencer_plan-dos_informe_20240530", "plan-vencido_plan-dos_informe_20240530"];
        Assert.Equal(overdue, await Written(Slug));
        // A clock that goes back and forth finds them written.
        await At(Ends.AddDays(-6), () => Tick(Slug));
        await At(Ends.AddDays(6), () => Tick(Slug));
        Assert.Equal(overdue, await Written(Slug));

        const string Recorded = "plan-tres";
        grain = await Loaded(Recorded);
        Assert.True((await grain.Record(Record())).Accepted);
        Assert.True((await grain.Record(Record() with { Kind = PlanActKind.Remitted })).Accepted);
        await At(Ends.AddDays(-6), () => Tick(Recorded));
        await At(Ends.AddDays(1), () => Tick(Recorded));
        Assert.Empty(await Written(Recorded));
    }

    [Fact]
    public async Task DayThatPassesWithinTheMinute_IsRemindedByItsTimer()
    {
        const string Slug = "plan-cuatro";
        await Loaded(Slug);
        await At(Ends.AddSeconds(-1), () => Tick(Slug), async () =>
        {
            Assert.Single(await Written(Slug));
            // Sooner than a reminder would bring it.
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            while ((await Written(Slug)).Count == 1)
                await Task.Delay(20, soon.Token);
        });
        Assert.Equal("plan-vencido_plan-cuatro_informe_20240530", (await Written(Slug))[1]);
    }

    private async Task<IWorkPlanGrain> Loaded(string slug)
    {
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(slug).Load(
            Sample.Election with
            {
                Slug = slug,
                Plan =
                [
                    new PlanActivity
                    {
                        Id = "informe",
                        Reference = "Art. 15 g",
                        Name = "Informe",
                        Source = "Plan",
                        Due = new PlanDate(ElectionCheck.ElectionDayId, 0, -3),
                        Acts = [new PlanAct(PlanActKind.Made), new PlanAct(PlanActKind.Remitted)],
                    },
                ],
            },
            Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
        return cluster.Client.GetGrain<IWorkPlanGrain>(slug);
    }

    private static RecordPlanAct Record() => new()
    {
        OperationId = Sample.NewId(),
        Actor = Administrator,
        ReceivedAt = ClusterFixture.Now,
        Name = "UT",
        Activity = "informe",
        Kind = PlanActKind.Made,
        On = Conoceles.Elections.Deadlines.LocalDate(ClusterFixture.Now),
        Reference = "Informe 1",
    };

    /// <summary>The clock goes there, things happen, and it comes back for the other tests.</summary>
    private static async Task At(DateTimeOffset instant, params Func<Task>[] what)
    {
        var before = ClusterFixture.Clock.Offset;
        try
        {
            ClusterFixture.Clock.Offset += instant - ClusterFixture.Now;
            foreach (var act in what)
                await act();
        }
        finally
        {
            ClusterFixture.Clock.Offset = before;
        }
    }

    private Task Tick(string slug) => cluster.Client.GetGrain<IPlanSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("plan", default);

    private async Task<List<string>> Written(string slug)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(
            "select key from mail.outbox where election = $1 and party = $2 order by key");
        command.Parameters.AddWithValue(slug);
        command.Parameters.AddWithValue(WorkPlan.Unit);
        await using var reader = await command.ExecuteReaderAsync();
        var written = new List<string>();
        while (await reader.ReadAsync())
            written.Add(reader.GetString(0));
        return written;
    }
}
