using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// Random histories over two silos on a real PostgreSQL, with crashes at every named fault point, writes that are lost,
/// unanswered or late, repeats, commands out of order, deactivations, and silos that end.
/// </summary>
[Collection(ModelCollection.Name)]
public class ClusterHistoryTests(ModelCluster cluster)
{
    private const int Candidacies = 8;
    private static readonly int Runs = ModelSeed.Long ? 25 : 1;

    /// <summary>Day of the election's calendar, steps of each candidacy, and what happens to the cluster afterwards.</summary>
    private static readonly (int Day, int Steps, Func<ModelCluster, Task> Afterwards)[] Chapters =
    [
        (1, 3, c => c.Reconcile()),
        (5, 10, c => c.RestartASilo()),
        (14, 14, c => c.Reconcile()),
        (14, 10, c => c.KillASilo()),
        (30, 14, _ => Task.CompletedTask),
        (54, 4, _ => Task.CompletedTask),
    ];

    private int _looked;

    [Fact]
    public async Task RandomHistories_LoseNothing_DoNothingTwice_AndShowOnlyWhatTheyMay()
    {
        for (var run = 0; run < Runs; run++)
            await Run(run);

        // Of one run it may be that nothing was due.
        Assert.True(_looked > 0 || Runs == 1, "No sweep found anything to do.");
        // A fault that never happened proves nothing.
        Assert.All(Enum.GetValues<FaultPoint>(), point => Assert.True(cluster.Crashes.Happened.ContainsKey(point), $"Nothing crashed at {point}."));
        Assert.All(Enum.GetValues<StorageTrouble>(), trouble => Assert.True(cluster.Troubles.Happened.ContainsKey(trouble), $"No write was {trouble}."));
    }

    /// <summary>Chapter after which sweeps begin to look: before it, commands alone move the candidacies.</summary>
    private const int FirstLooked = 3;

    private async Task Run(int run)
    {
        var looked = 0;
        var election = await cluster.NewElection();
        var histories = Enumerable.Range(1, Candidacies).Select(n => new ClusterHistory(cluster, election, n)).ToArray();
        for (var chapter = 0; chapter < Chapters.Length; chapter++)
        {
            var (day, steps, afterwards) = Chapters[chapter];
            cluster.MoveTo(election.Noon(day));
            var gen = ClusterStep.Any.Array[steps];
            await Task.WhenAll(histories.Select((h, n) => h.Play(ModelSeed.Draw(gen, (((run * Candidacies) + n) * Chapters.Length) + chapter))));
            await Task.WhenAll(histories.Select(h => h.Settle()));
            await afterwards(cluster);
            await cluster.Reconcile();
            Assert.Equal(0, await cluster.Reconcile());
            // Until then nobody looked: what three days brought is done now, once.
            if (chapter >= FirstLooked)
            {
                cluster.MoveTo(election.Noon(day + 3));
                await cluster.Reconcile();
                await cluster.Tick(election);
                foreach (var history in histories)
                    looked += history.Ticked();
            }

            foreach (var history in histories.Where(h => h.Oracle.Status is not null))
                await IsRight(history.Oracle);
            await NoSecretIsInClear(histories);
            if (day is 5 or 30)
                await DerivedRowsAreTheirRebuild(election);
        }

        Assert.Contains(histories, h => h.Oracle.Receipts.Count > 1);
        _looked += looked;
    }

    private async Task IsRight(Oracle oracle)
    {
        var state = await cluster.Rows.State(oracle.Id);
        Assert.Equal((oracle.Status, oracle.Version, oracle.Opening), (state.Status, state.Version, state.Opening));
        Assert.Equal(oracle.Entry, state.Entry);
        // Those that were attached at once leave the same version, which does not say which was first.
        Assert.Equal(oracle.Attached.Order(StringComparer.Ordinal), state.Evidence.Select(e => e.Sha256).Order(StringComparer.Ordinal));
        Assert.Equal(oracle.Receipts, state.Receipts.Select(r => (r.Kind, r.Opening, r.Version)));
        Assert.All(state.Receipts, r => Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(ReceiptDocument.Json(r), cluster.ReceiptKeys.History)));
        Assert.Equal(
            state.Receipts.Select(r => $"{r.Folio} {ReceiptDocument.Statement(r).Digest}").Order(StringComparer.Ordinal),
            (await cluster.Rows.ReceiptFolios(oracle.Id)).Order(StringComparer.Ordinal));
        await ContentsAreRight(oracle, state);
        await AuditIsRight(oracle, state);
        await IdentityIsRight(oracle);
        PublicDocuments.IsRight(oracle, await cluster.Rows.Document(oracle.Id), cluster.Clock.Now, disclosed: true);
    }

    private async Task ContentsAreRight(Oracle oracle, CandidacyState state)
    {
        foreach (var section in Written.Curricular.Where(s => Written.IsWhole(s, oracle.Saved.GetValueOrDefault(s)) && oracle.Saved.ContainsKey(s)))
            Assert.Equal(oracle.Saved[section].OrderBy(a => a.Key, StringComparer.Ordinal), state.Sections[section].Values.OrderBy(a => a.Key, StringComparer.Ordinal));
        var history = (await cluster.Rows.History(oracle.Id))
            .Concat(state.PendingVersions.Select(p => (p.Version, p.Opening, p.Act, p.Content)))
            .DistinctBy(r => r.Version)
            .OrderBy(r => r.Version)
            .ToArray();
        Assert.Equal(oracle.Contents.Select(c => (c.Version, c.Opening, c.Act)), history.Select(r => (r.Version, r.Opening, r.Act)));
        foreach (var (said, kept) in oracle.Contents.Zip(history))
            ContentRows.AreEqual(said.Content, kept.Content);
    }

    private async Task AuditIsRight(Oracle oracle, CandidacyState state)
    {
        var rows = await cluster.Rows.Audit(oracle.Id);
        Assert.True(AuditChain.IsValid(AuditHead.Start, rows), "The chain in the table is broken.");
        Assert.Equal(state.Audit, new AuditHead(rows[^1].Seq, rows[^1].Hash));
        Assert.Equal(oracle.Entries, rows.Select(r => (r.Action, r.Version)));
    }

    private async Task IdentityIsRight(Oracle oracle)
    {
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(oracle.Id);
        var person = oracle.IdentityByCandidate ? Person.Candidate
            : oracle.Entry!.ResponsibleParty == People.OtherParty ? Person.OtherCaptor
            : oracle.Entry.PoliticalActor == People.Independent ? Person.IndependentsCaptor : Person.Captor;
        // Blocked at once: nobody reads what she answered.
        if (oracle.Status == CandidacyStatus.Withdrawn)
            Assert.Null(await grain.ReadIdentityDraft(People.Of(person, oracle.Id), Written.Identity[0]));
        if (oracle.Certified)
            Assert.False(await cluster.Rows.HasAnswers(oracle.Id), "The vault still has answers.");
        foreach (var section in Written.Identity.Where(s => oracle.Status != CandidacyStatus.Withdrawn && Written.IsWhole(s, oracle.Saved.GetValueOrDefault(s))))
        {
            var kept = await grain.ReadIdentityDraft(People.Of(person, oracle.Id), section);
            Assert.Equal(oracle.Saved[section].OrderBy(a => a.Key, StringComparer.Ordinal), kept!.OrderBy(a => a.Key, StringComparer.Ordinal));
        }
    }

    private async Task NoSecretIsInClear(ClusterHistory[] histories)
    {
        const string Shown = "conoceles: public_record.candidacy";
        Assert.DoesNotContain(await cluster.Rows.TablesWith(Written.Secret), table => table != Shown);
        foreach (var history in histories)
        {
            if (await cluster.Rows.Document(history.Id) is { } document)
                Assert.DoesNotContain(Written.Secret, JsonSerializer.Serialize(document with { ConsentedDetails = [] }, PublicJson.Options), StringComparison.Ordinal);
        }
    }

    private async Task DerivedRowsAreTheirRebuild(ModelElection election)
    {
        var kept = await cluster.Rows.Derived(election.Slug);
        Assert.NotEmpty(kept);
        await cluster.Rows.DeleteDerived(election.Slug);
        Assert.NotEqual(0, await cluster.Reconcile());
        Assert.Equal(kept, await cluster.Rows.Derived(election.Slug));
    }
}
