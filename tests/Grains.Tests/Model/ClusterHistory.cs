using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// One candidacy in the cluster, beside the oracle. Whoever sends a command and gets no answer sends the same one again,
/// or goes away; both are right only if the command was done once, or was not done.
/// </summary>
internal sealed class ClusterHistory(ModelCluster cluster, ModelElection election, int number)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Oracle _oracle = new(election, CandidacyId.Create(election.Slug, number));
    private readonly List<CandidacyCommand> _sent = [];
    private readonly List<string> _told = [];
    private readonly Dictionary<Guid, Outcome> _answered = [];
    private CandidacyCommand? _late;

    public Oracle Oracle => _oracle;

    public string Id => _oracle.Id;

    private ICandidacyGrain Grain => cluster.Client.GetGrain<ICandidacyGrain>(Id);

    private IIdentityVaultGrain Vault => cluster.Client.GetGrain<IIdentityVaultGrain>(Id);

    private bool HasLateWrite => cluster.Troubles.IsLate(StorageNames.Candidacy, Id);

    public async Task Play(IEnumerable<ClusterStep> steps)
    {
        try
        {
            foreach (var step in steps)
                await Play(step);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {ModelSeed.Value}, {Id}: {e.Message}\n{string.Join('\n', _told)}\n{e.StackTrace}", e);
        }
    }

    /// <summary>Nothing of it is still on its way.</summary>
    public async Task Settle()
    {
        await Land();
        await cluster.Troubles.Land(StorageNames.IdentityVault, Id);
    }

    /// <summary>The sweeps looked: what was due is done; how much it was.</summary>
    public int Ticked()
    {
        var done = 0;
        foreach (var command in _oracle.DueAt(cluster.Clock.Now))
        {
            Tell($"swept {command.Name}");
            _oracle.Apply(command);
            done++;
        }

        return done;
    }

    private async Task Play(ClusterStep step)
    {
        switch (step.Mishap)
        {
            case Mishap.Deactivation:
                await cluster.Deactivate(Grain);
                break;
            case Mishap.VaultDeactivation:
                await cluster.Deactivate(Vault);
                break;
            case Mishap.Repeat when _sent.Count > 0:
                await Send(_sent[step.Dice % _sent.Count], trouble: null);
                return;
            case Mishap.Together:
                await Together(step);
                return;
        }

        var nth = step.Dice;
        foreach (var command in Narrator.Commands(_oracle, step.Step, cluster.Clock.Now))
        {
            // Of a page's many drafts only some meet trouble.
            var meets = step.Mishap == Mishap.Trouble && (step.Step.Course != Course.FillIn || nth % 4 == 0);
            await Send(command, meets ? nth : null);
            nth++;
        }
    }

    private async Task Send(CandidacyCommand command, int? trouble)
    {
        _sent.Add(command);
        var armed = trouble is { } dice && Refusal(command) is null && !_oracle.Done.Any(d => d.Command.OperationId == command.OperationId)
            ? Arm(command, dice)
            : null;
        var outcome = await Try(command);
        cluster.Crashes.Disarm(Id);
        cluster.Troubles.Disarm(Id);
        var landed = cluster.Troubles.TakeLanded(StorageNames.Candidacy, Id);
        if (landed)
        {
            // The write of before was done between this one's decision and its save.
            Tell($"landed {_late!.Name}");
            _oracle.Apply(_late);
        }

        if (outcome is null && armed is not null && !landed && trouble % 3 == 0)
            await Abandon(command, armed);
        else
            Follows(command, outcome ?? await Insist(command, deactivate: trouble % 3 == 1));
        if (!HasLateWrite)
            _late = null;
    }

    /// <summary>Who sent it goes away without an answer: what was done stays done, and nothing else is.</summary>
    private async Task Abandon(CandidacyCommand command, Trouble armed)
    {
        Tell($"abandoned {command.Name} at {armed}");
        if (armed.Done)
            _oracle.Apply(command);
        if (armed.Published)
            Publish(command);
        if (!HasLateWrite)
            return;
        if (armed.Dice % 2 == 0)
            cluster.Troubles.LandAtNext(StorageNames.Candidacy, Id);
        else
            await Land();
    }

    /// <summary>The late write arrives, if its row is still there; whoever owned the grain meanwhile has an old candidacy.</summary>
    private async Task Land()
    {
        if (_late is not { } late || !HasLateWrite)
            return;
        var same = _doneBeforeLate == _oracle.Done.Count;
        Assert.Equal(same, await cluster.Troubles.Land(StorageNames.Candidacy, Id));
        if (same)
            _oracle.Apply(late);
        _late = null;
        await cluster.Deactivate(Grain);
    }

    // Not the version: an opening of identity and a document write the row and leave the version as it was.
    private int _doneBeforeLate;

    private sealed record Trouble(FaultPoint? Point, int Pass, StorageTrouble? Storage, bool OfTheVault, bool Publishes, int Dice)
    {
        /// <summary>The command itself was committed.</summary>
        public bool Done => Pass > 0 || Point >= FaultPoint.Saved || (Storage == StorageTrouble.DoneUnanswered && !OfTheVault);

        /// <summary>So was the publication that followed it.</summary>
        public bool Published => Pass > 0 && Publishes && Point >= FaultPoint.Saved;
    }

    private Trouble Arm(CandidacyCommand command, int dice)
    {
        var sealing = command is SaveDraft draft && Written.Identity.Contains(draft.Section);
        if (dice / 3 % 5 < 3)
        {
            var points = Enum.GetValues<FaultPoint>().Where(p => p != FaultPoint.Sealed || sealing);
            var point = points.MinBy(p => cluster.Crashes.Happened.GetValueOrDefault(p));
            var publishes = command is Verify or Reinstate && LeadsToPublication(command);
            var pass = publishes && dice / 15 % 2 == 0 && point != FaultPoint.Sealed ? 1 : 0;
            cluster.Crashes.Arm(Id, point, pass);
            return new Trouble(point, pass, null, false, publishes, dice);
        }

        var ofTheVault = sealing && dice / 15 % 2 == 0;
        var kinds = Enum.GetValues<StorageTrouble>();
        var kind = HasLateWrite && !ofTheVault ? StorageTrouble.Lost : kinds.MinBy(k => cluster.Troubles.Happened.GetValueOrDefault(k));
        cluster.Troubles.Arm(ofTheVault ? StorageNames.IdentityVault : StorageNames.Candidacy, Id, kind);
        if (kind == StorageTrouble.Late && !ofTheVault)
            (_late, _doneBeforeLate) = (command, _oracle.Done.Count);
        return new Trouble(null, 0, kind, ofTheVault, false, dice);
    }

    private bool LeadsToPublication(CandidacyCommand command) =>
        _oracle.PublicationOpen(command.ReceivedAt) && (command is Verify || _oracle.BeforeWithdrawal == CandidacyStatus.Verified);

    /// <summary>Null when there was no answer.</summary>
    private async Task<Outcome?> Try(CandidacyCommand command)
    {
        try
        {
            // As the web does: kept first, named afterwards.
            if (command is AttachEvidence attach && EvidenceRules.IsWellFormed(attach.Kept))
                await cluster.Rows.KeepFile(Id, attach.Kept);
            var outcome = await Grain.Execute(command);
            Tell($"{command.Name} by {command.Actor.AccountId}: {outcome.Code}, version {outcome.Version}");
            return outcome;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Tell($"{command.Name} by {command.Actor.AccountId}: no answer ({e.GetType().Name}: {e.Message})");
            return null;
        }
    }

    private async Task<Outcome> Insist(CandidacyCommand command, bool deactivate)
    {
        if (deactivate)
            await cluster.Deactivate(Grain);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await Try(command) is { } outcome)
            {
                if (cluster.Troubles.TakeLanded(StorageNames.Candidacy, Id))
                    _oracle.Apply(_late!);
                return outcome;
            }

            if (cluster.Troubles.TakeLanded(StorageNames.Candidacy, Id))
                _oracle.Apply(_late!);
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{command.Name} is never answered.");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>The answer is the one that the oracle expects, and it learns of it.</summary>
    private void Follows(CandidacyCommand command, Outcome outcome)
    {
        var done = _oracle.Done.FindIndex(d => d.Command.OperationId == command.OperationId);
        if (done >= 0 && _oracle.Sees(command.Actor))
        {
            Repeats(command, outcome, _oracle.Done[done].Version);
            return;
        }

        var refusal = Refusal(command);
        if (refusal is not null)
        {
            Assert.False(outcome.Accepted, $"{command} was accepted.");
            if (refusal != Oracle.Refused)
                Assert.Equal(refusal, outcome.Code);
            Assert.Equal(_oracle.Sees(command.Actor) ? _oracle.Version : 0, outcome.Version);
            return;
        }

        Assert.True(outcome.Accepted, $"{command} was refused: {outcome.Code}.");
        _oracle.Apply(command);
        Assert.Equal(_oracle.Version, outcome.Version);
        Assert.Equal(!Oracle.LeavesTheVersion(command) && _oracle.Receipts.Any(r => r.Version == outcome.Version), outcome.Folio is not null);
        Assert.Equal(command is SaveDraft draft ? draft.SeenSectionVersion + 1 : 0, outcome.SectionVersion);
        _answered[command.OperationId] = outcome;
        Publish(command);
    }

    private void Repeats(CandidacyCommand command, Outcome outcome, int version)
    {
        // A draft may be forgotten: its section's version refuses it then.
        if (command is SaveDraft && !outcome.Accepted)
        {
            Assert.True(_oracle.Done.Count > Grains.Candidacies.Rules.CandidacyRules.RememberedOperations, "A draft was forgotten too soon.");
            return;
        }

        Assert.True(outcome.Accepted, $"{command.Name} was done, and its repeat says {outcome.Code}.");
        Assert.Equal(version, outcome.Version);
        if (_answered.TryGetValue(command.OperationId, out var first))
            Assert.Equal(first, outcome);
        else
            _answered[command.OperationId] = outcome;
        Publish(command);
    }

    /// <summary>What the grain does by itself after a verification or a reinstatement that it answers.</summary>
    private void Publish(CandidacyCommand before)
    {
        if (before is Verify or Reinstate && _oracle.Status == CandidacyStatus.Verified && !IsSkewed(before) && _oracle.PublicationOpen(before.ReceivedAt))
        {
            _oracle.Apply(new Publish
            {
                OperationId = OperationIds.Derive(before.OperationId, "publish"),
                Actor = Actor.ForSystem("publicacion"),
                ReceivedAt = before.ReceivedAt,
            });
        }
    }

    private string? Refusal(CandidacyCommand command) => IsSkewed(command) ? "clock-skew" : _oracle.RefusalOf(command);

    // A repeat comes with the hour of the first time; far from the boundary, so that the machine's speed does not matter.
    private bool IsSkewed(CandidacyCommand command) => (cluster.Clock.Now - command.ReceivedAt).Duration() > ClockTolerance;

    private async Task Together(ClusterStep step)
    {
        await Land();
        var at = cluster.Clock.Now;
        var commands = Enumerable.Range(0, 3)
            .Select(i => Narrator.Commands(_oracle, step.Step with { Dice = step.Step.Dice + i, Flaw = 11 }, at).FirstOrDefault())
            .OfType<CandidacyCommand>()
            .ToList();
        if (commands.Count == 0)
            return;
        commands.Add(commands[step.Dice % commands.Count]);
        _sent.AddRange(commands);
        var answers = await Task.WhenAll(commands.Select(async c => (Command: c, Outcome: await Try(c) ?? await Insist(c, deactivate: false))));
        var open = answers.OrderBy(a => a.Outcome.Version).ToList();
        // The order in which they were done is the order of the versions; each refusal says the version that it saw.
        while (open.Count > 0)
        {
            var next = open.FindIndex(a => Fits(a.Command, a.Outcome));
            Assert.True(next >= 0, $"No order explains {string.Join("; ", open.Select(a => $"{a.Command.Name}: {a.Outcome.Code}, {a.Outcome.Version}"))} at version {_oracle.Version}.");
            Follows(open[next].Command, open[next].Outcome);
            open.RemoveAt(next);
        }
    }

    private bool Fits(CandidacyCommand command, Outcome outcome) => outcome.Accepted
        ? outcome.Version == _oracle.Version + (Oracle.LeavesTheVersion(command) ? 0 : 1) || _oracle.Done.Any(d => d.Command.OperationId == command.OperationId)
        : outcome.Version == (_oracle.Sees(command.Actor) ? _oracle.Version : 0);

    private void Tell(string what) => _told.Add($"{_oracle.Status?.ToString() ?? "nothing"} {_oracle.Version}: {what}");
}
