using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>What nobody reviews within the election's term is verified by the system, and it is said.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReviewSweepTests(ClusterFixture cluster)
{
    [Fact]
    public async Task WhatNobodyReviewedInTime_IsVerifiedOnce_AndSaysSo()
    {
        var id = (await CapturedCandidacies.Of(cluster, "plazo-uno", 1, reviewHours: 2))[0];
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        await Later(TimeSpan.FromMinutes(119), "plazo-uno", async () => Assert.Equal(CandidacyStatus.Captured, (await grain.Read(Sample.Reviewer))!.Status));
        await Later(TimeSpan.FromMinutes(121), "plazo-uno", async () =>
        {
            await Tick("plazo-uno");
            var view = (await grain.Read(Sample.Reviewer))!;
            Assert.Equal((CandidacyStatus.Published, true), (view.Status, view.VerifiedBySystem));
            Assert.Single(view.Receipts, r => r.Kind == ReceiptKind.Verification);
            // Observing stays possible.
            await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.Observe, Sample.Reviewer, ClusterFixture.Now));
        });
        Assert.Equal(["sin observaciones en plazo"], await Said(id));
    }

    [Fact]
    public async Task WhatSomebodyObservedAndDidNotEnd_IsNotSaidToBeWithoutObservations()
    {
        var id = (await CapturedCandidacies.Of(cluster, "plazo-dos", 1, reviewHours: 2))[0];
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.Observe, Sample.Reviewer, ClusterFixture.Now));
        await Later(TimeSpan.FromHours(3), "plazo-dos", async () => Assert.True((await grain.Read(Sample.Reviewer))!.VerifiedBySystem));
        Assert.Equal(["revisión sin concluir en plazo"], await Said(id));
    }

    [Fact]
    public async Task WithTheSwitchOff_TheSystemVerifiesNothing()
    {
        var id = (await CapturedCandidacies.Of(cluster, "plazo-cero", 1, reviewHours: 0))[0];
        await Later(TimeSpan.FromHours(200), "plazo-cero", async () =>
            Assert.Equal(CandidacyStatus.Captured, (await cluster.Client.GetGrain<ICandidacyGrain>(id).Read(Sample.Reviewer))!.Status));
    }

    [Fact]
    public async Task AfterAReopening_TheSystemVerifiesTheNewSubmission()
    {
        var id = (await CapturedCandidacies.Of(cluster, "plazo-dos-aperturas", 1, reviewHours: 2))[0];
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        var administrator = new Actor("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);
        // Before anything is public: what was published is not reopened.
        await cluster.Client.GetGrain<IElectionGrain>("plazo-dos-aperturas").Load(
            Sample.Election with
            {
                Slug = "plazo-dos-aperturas",
                ReviewHours = 2,
                Offices = [.. Sample.Election.Offices.Select(o => o with { Publication = o.Publication with { Opens = Sample.InWindow.AddDays(30) } })],
            },
            Actor.ForSystem("prueba"));
        await Later(TimeSpan.FromHours(3), "plazo-dos-aperturas", async () =>
        {
            Assert.Equal(CandidacyStatus.Verified, (await grain.Read(Sample.Reviewer))!.Status);
            await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.ReopenByAgreement, administrator, ClusterFixture.Now));
            await CapturedCandidacies.Accepted(grain, Sample.CommandOf(
                CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
        });
        await Later(TimeSpan.FromHours(6), "plazo-dos-aperturas", async () =>
            Assert.Equal((CandidacyStatus.Verified, 2), ((await grain.Read(Sample.Reviewer))!.Status, (await grain.Read(Sample.Reviewer))!.Opening)));
    }

    /// <summary>The clock goes on, the reminder comes, and the clock comes back for the other tests.</summary>
    private async Task Later(TimeSpan time, string slug, Func<Task> then)
    {
        var before = ClusterFixture.Clock.Offset;
        try
        {
            ClusterFixture.Clock.Offset += time;
            await Tick(slug);
            await then();
        }
        finally
        {
            ClusterFixture.Clock.Offset = before;
        }
    }

    private Task Tick(string slug) =>
        cluster.Client.GetGrain<IReviewSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("review", default);

    private async Task<List<string>> Said(string id)
    {
        await using var command = cluster.Server.Source(Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(
            "select subject from audit.entry where candidacy_id = $1 and action = 'Verify' and actor_role = 'System' and subject like '% plazo' order by seq");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var said = new List<string>();
        while (await reader.ReadAsync())
            said.Add(reader.GetString(0));
        return said;
    }
}
