using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Review;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Two people of the UT never have the same form in their hands, whatever happens to the silos.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReviewQueueTests(ClusterFixture cluster)
{
    private static readonly Actor Ana = Reviewer("ana");
    private static readonly Actor Eva = Reviewer("eva");

    [Fact]
    public async Task TakeNext_GivesTheOldest_TheSameAgain_AndAnotherToAnother()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-orden", 3);
        var queue = Queue("cola-orden");
        var first = await queue.TakeNext(Ana, "Ana de Prueba");
        Assert.Equal((ids[0], "ana", "Ana de Prueba"), (first!.CandidacyId, first.Account, first.Name));
        Assert.Equal(ids[0], (await queue.TakeNext(Ana, "Ana de Prueba"))!.CandidacyId);
        Assert.Equal(ids[1], (await queue.TakeNext(Eva, "Eva"))!.CandidacyId);
        Assert.Equal([ids[1], ids[0]], (await queue.Leases()).OrderBy(l => l.Account == "ana").Select(l => l.CandidacyId));

        // Left for later: the other one first, and this one when nothing else is left.
        await queue.Release(Ana, ids[0], later: true);
        Assert.Equal(ids[2], (await queue.TakeNext(Ana, "Ana"))!.CandidacyId);
        await queue.Release(Ana, ids[2], later: true);
        Assert.Equal(ids[0], (await queue.TakeNext(Ana, "Ana"))!.CandidacyId);
    }

    [Fact]
    public async Task TakeNext_ByManyAtOnce_GivesEachCandidacyToOnePerson()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-muchas", 4);
        var queue = Queue("cola-muchas");
        // Each presses twice, as a double click does.
        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => queue.TakeNext(Reviewer("persona-" + (n % 10)), "P"))));
        var leases = given.OfType<ReviewLease>().ToArray();
        Assert.Equal(ids, leases.Select(l => l.CandidacyId).Distinct().Order(StringComparer.Ordinal));
        Assert.All(leases.GroupBy(l => l.CandidacyId), g => Assert.Single(g.Select(l => l.Account).Distinct()));
        Assert.Equal(4, (await queue.Leases()).Length);
    }

    [Fact]
    public async Task ACrash_ForgetsNobodysLease()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-caida", 2);
        var queue = Queue("cola-caida");
        Assert.Equal(ids[0], (await queue.TakeNext(Ana, "Ana"))!.CandidacyId);
        await cluster.Deactivate(queue);
        Assert.Equal(ids[1], (await queue.TakeNext(Eva, "Eva"))!.CandidacyId);
        await cluster.Deactivate(queue);
        Assert.Null(await queue.TakeNext(Reviewer("tercera"), "Tercera"));
        Assert.Equal(ids[0], (await queue.TakeNext(Ana, "Ana"))!.CandidacyId);
    }

    [Fact]
    public async Task AnOwnerThatAnotherReplaced_GivesNothingOnWhatItRemembers()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-dos", 2);
        var queue = Queue("cola-dos");
        await queue.TakeNext(Ana, "Ana");
        // Another silo took the queue over, and whatever it wrote this one does not know.
        await using var other = cluster.Server.Source(Roles.Owner, Deploy.Postgres.Databases.Curricular).CreateCommand(
            "update grains.orleansstorage set version = version + 1 where graintypestring = 'review-queue' and grainidextensionstring = 'cola-dos'");
        Assert.Equal(1, await other.ExecuteNonQueryAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => queue.TakeNext(Eva, "Eva"));
        Assert.Equal(ids[1], (await Retried(() => queue.TakeNext(Eva, "Eva")))!.CandidacyId);

        // Even what she already holds is written before it is given again: an old memory confirms nothing.
        Assert.Equal(1, await other.ExecuteNonQueryAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => queue.TakeNext(Ana, "Ana"));
        Assert.Equal(ids[0], (await Retried(() => queue.TakeNext(Ana, "Ana")))!.CandidacyId);
    }

    [Fact]
    public async Task Take_OfWhatAnotherHolds_SaysWhoAndChangesNothing()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-tomar", 2);
        var queue = Queue("cola-tomar");
        Assert.Equal("ana", (await queue.Take(Ana, "Ana", ids[1]))!.Account);
        var told = await queue.Take(Eva, "Eva", ids[1]);
        Assert.Equal(("ana", "Ana"), (told!.Account, told.Name));
        await queue.Release(Eva, ids[1], later: false);
        Assert.Equal("ana", (await queue.Take(Eva, "Eva", ids[1]))!.Account);
        await queue.Release(Ana, ids[1], later: false);
        Assert.Equal("eva", (await queue.Take(Eva, "Eva", ids[1]))!.Account);
        Assert.Null(await queue.Take(Eva, "Eva", "cand-otra-000001"));
        Assert.Null(await queue.Take(Eva, "Eva", "no es un id"));
    }

    [Fact]
    public async Task TakeNext_SkipsWhatWasVerifiedAndIsNotProjectedYet()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-atraso", 2);
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(ids[0]);
        cluster.Faults.Arm(ids[0], FaultPoint.Saved);
        var version = (await grain.Read(Sample.Reviewer))!.Version;
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Execute(
            Sample.CommandOf(CommandName.Verify, Sample.Reviewer, ClusterFixture.Now, version)));
        Assert.Equal(ids[1], (await Queue("cola-atraso").TakeNext(Ana, "Ana"))!.CandidacyId);
    }

    [Fact]
    public async Task WhoDoesNotReview_IsGivenNothing()
    {
        var ids = await CapturedCandidacies.Of(cluster, "cola-roles", 1);
        var queue = Queue("cola-roles");
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.Reviewer or Role.UtAdministrator)))
        {
            var actor = new Actor("cuenta", "sesion", role, "pxx", ids[0]);
            Assert.Null(await queue.TakeNext(actor, "X"));
            Assert.Null(await queue.Take(actor, "X", ids[0]));
        }

        Assert.Empty(await queue.Leases());
    }

    private static Actor Reviewer(string account) => new(account, "sesion-" + account, Role.Reviewer, null);

    private static async Task<T> Retried<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception) when (attempt < 5)
            {
                // The activation that knew an old state is on its way out.
            }
        }
    }

    private IReviewQueueGrain Queue(string slug) => cluster.Client.GetGrain<IReviewQueueGrain>(slug);
}
