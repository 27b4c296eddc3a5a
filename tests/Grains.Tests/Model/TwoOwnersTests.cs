using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Tests.Candidacies;
using Orleans.TestingHost;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// Two clusters on one storage that do not know of each other, as two halves of one that lost sight of the other: each
/// has the candidacy and its vault in memory and believes that it alone has. The row's version decides.
/// </summary>
[Collection(ModelCollection.Name)]
public class TwoOwnersTests(ModelCluster cluster) : IAsyncLifetime
{
    private const int Attempts = 10;
    private static readonly Actor Captor = People.Of(Person.Captor, "");
    private InProcessTestCluster _other = null!;
    private string _id = "";

    private ICandidacyGrain Here => cluster.Client.GetGrain<ICandidacyGrain>(_id);

    private ICandidacyGrain There => _other.Client.GetGrain<ICandidacyGrain>(_id);

    public async ValueTask InitializeAsync()
    {
        _other = await cluster.Another();
        var election = await cluster.NewElection();
        _id = CandidacyId.Create(election.Slug, 1);
        cluster.MoveTo(election.Noon(14));
        Assert.True((await Here.Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("modelo"),
            ReceivedAt = cluster.Clock.Now,
            Election = election.Slug,
            Entry = election.Entry(_id, independent: false, delivered: 10),
        })).Accepted);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task OfTwoDrafts_OneIsCommitted_AndTheOtherOwnerDeactivates()
    {
        await BothHaveIt();
        Assert.True((await Here.Execute(Draft("estudios", 1, seen: 0))).Accepted);
        // It decides upon what it remembers, its row is refused, and it lets go of what it remembers.
        var late = Draft("estudios", 2, seen: 0);
        await Assert.ThrowsAnyAsync<Exception>(() => There.Execute(late));
        var told = await There.Execute(late);
        Assert.Equal((Refusals.StaleSection.Code, 1), (told.Code, told.SectionVersion));
        Assert.Equal(Written.Mark("estudios", 1), (await There.Read(Captor))!.Sections["estudios"].Values["cursos"]);
        Assert.Equal(2, (await cluster.Rows.State(_id)).Version);
    }

    [Fact]
    public async Task OfSubmissionsOnBothSides_OneIsCommitted_WithOneReceipt()
    {
        foreach (var section in Written.Sections)
            Assert.True((await Here.Execute(Draft(section, 1, seen: 0))).Accepted);
        await BothHaveIt();
        var version = (await Here.Read(Captor))!.Version;
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Insist(n % 2 == 0 ? Here : There, new Submit
        {
            OperationId = Sample.NewId(),
            Actor = Captor,
            ReceivedAt = cluster.Clock.Now,
            SeenVersion = version,
            Acknowledged = true,
        })));
        var done = Assert.Single(answers, a => a.Accepted);
        Assert.All(answers.Where(a => !a.Accepted), a => Assert.Equal(Refusals.AlreadySubmitted.Code, a.Code));
        var state = await cluster.Rows.State(_id);
        Assert.Equal(done.Folio, Assert.Single(state.Receipts).Folio);
        await cluster.Reconcile();
        Assert.True(AuditChain.IsValid(Grains.Candidacies.AuditHead.Start, await cluster.Rows.Audit(_id)));
        Assert.Single(await cluster.Rows.History(_id));
    }

    [Fact]
    public async Task IdentityAnswers_SealedOnBothSidesByTurns_AreThoseLastAcknowledged()
    {
        await BothHaveIt();
        var versions = new Dictionary<string, int>();
        var last = new Dictionary<string, ImmutableDictionary<string, string>>();
        for (var n = 0; n < 12; n++)
        {
            var section = Written.Identity[n % 3];
            var draft = Draft(section, n, versions.GetValueOrDefault(section));
            var side = n % 2 == 0 ? Here : There;
            var outcome = await Insist(side, draft);
            if (outcome.Code == Refusals.StaleSection.Code)
                outcome = await Insist(side, draft = draft with { OperationId = Sample.NewId(), SeenSectionVersion = outcome.SectionVersion });
            Assert.True(outcome.Accepted, outcome.Code);
            versions[section] = outcome.SectionVersion;

            last[section] = draft.Values;
            await IsKept(side, section, draft.Values);
        }

        // And on both sides, once they read again.
        await cluster.Deactivate(Here);
        await _other.DeactivateAsync(There);
        foreach (var (section, values) in last)
        {
            await IsKept(Here, section, values);
            await IsKept(There, section, values);
        }

        static async Task IsKept(ICandidacyGrain grain, string section, ImmutableDictionary<string, string> values)
        {
            var kept = await grain.ReadIdentityDraft(Captor, section);
            Assert.Equal(values.OrderBy(v => v.Key, StringComparer.Ordinal), kept!.OrderBy(v => v.Key, StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task AnOwnerWhoseVaultForgotItsSeal_LetsGo_InsteadOfFailingForEver()
    {
        Assert.True((await Here.Execute(Draft("indigena", 1, seen: 0))).Accepted);
        await BothHaveIt();
        // Two more seals on one side: the one that the other side remembers is gone.
        Assert.True((await Here.Execute(Draft("indigena", 2, seen: 1))).Accepted);
        Assert.True((await Here.Execute(Draft("indigena", 3, seen: 2))).Accepted);
        var outcome = await Insist(There, Draft("generales", 1, seen: 0));
        Assert.True(outcome.Accepted, outcome.Code);
        await cluster.Deactivate(Here);
        Assert.Equal(Written.Whole("indigena", 3)["p01"], (await Here.ReadIdentityDraft(Captor, "indigena"))!["p01"]);
    }

    private async Task BothHaveIt()
    {
        Assert.NotNull(await Here.Read(Captor));
        Assert.NotNull(await There.Read(Captor));
    }

    private static async Task<Outcome> Insist(ICandidacyGrain grain, CandidacyCommand command)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await grain.Execute(command);
            }
            catch (Exception) when (attempt < Attempts)
            {
                // Unknown: the same again.
            }
        }
    }

    private SaveDraft Draft(string section, int number, int seen) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Captor,
        ReceivedAt = cluster.Clock.Now,
        Section = section,
        SeenSectionVersion = seen,
        Values = Written.Whole(section, number),
    };
}
