using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Tests.Candidacies;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Tests.Model;

/// <summary>One candidacy under the pure rules, beside the oracle: everything that must hold is checked at each command.</summary>
internal sealed class RuleHistory
{
    private static readonly ModelElection Election = new(0);
    private static readonly ElectionDefinition Definition = Election.Definition;
    private static readonly Calendar Calendar = Calendar.Of(Definition, 1);
    private readonly Oracle _oracle = new(Election, Sample.Id);
    private readonly List<AuditEntry> _audit = [];
    private readonly List<ContentVersion> _contents = [];
    private CandidacyState _state = new() { Id = Sample.Id };
    private long _acts;

    /// <summary>What was done and to what state it led, for the coverage of all histories together.</summary>
    public HashSet<(CommandName Command, CandidacyStatus To)> Visited { get; } = [];

    public int Refusals { get; private set; }

    public void Play(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            foreach (var command in Narrator.Commands(_oracle, step, Election.At(step.When)))
                Give(command);
        }

        PublicDocuments.AreRight(_oracle, _state, Definition);
        var stored = JsonSerializer.Serialize(_state, StateJson.Options);
        Assert.DoesNotContain(Written.Secret, stored, StringComparison.Ordinal);
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<CandidacyState>(stored, StateJson.Options), StateJson.Options));
        ContentsAreComplete();
    }

    private void Give(CandidacyCommand command)
    {
        var before = _state;
        var entropy = new byte[Circumstances.EntropyBytes];
        BinaryPrimitives.WriteInt64BigEndian(entropy, ++_acts);
        var decision = CandidacyRules.Decide(before, command, new Circumstances(Calendar, Definition.Questionnaires, entropy));
        var expected = _oracle.RefusalOf(command);

        if (expected is not null)
        {
            Assert.True(decision.Refusal is not null, $"{command} was accepted in {before.Status}, version {before.Version}.");
            Assert.Null(decision.State);
            Assert.Null(decision.Identity);
            if (expected != Oracle.Refused)
                Assert.Equal(expected, decision.Refusal.Code);
            Refusals++;
            return;
        }

        Assert.True(decision.Refusal is null, $"{command} was refused in {before.Status}, version {before.Version}: {decision.Refusal?.Code}.");
        _oracle.Apply(command);
        _state = decision.State! with { Identity = Sealed(decision) };
        Visited.Add((command.Name, _state.Status));
        Follows(before, command, decision.Outcome!);
        Drain();
    }

    private void Follows(CandidacyState before, CandidacyCommand command, Outcome outcome)
    {
        Assert.Equal(_oracle.Status, _state.Status);
        Assert.Equal(_oracle.Version, _state.Version);
        Assert.Equal(before.Version + (Oracle.LeavesTheVersion(command) ? 0 : 1), _state.Version);
        Assert.Equal(_oracle.Opening, _state.Opening);
        Assert.True(outcome.Accepted);
        Assert.Equal(_state.Version, outcome.Version);
        Assert.Contains(_state.Operations, o => o.Id == command.OperationId && o.Outcome == outcome);
        PublicDocuments.AreTheSameWhereSaidSo(before, _state, Definition);
        // A draft may touch nothing of the rest.
        if (command is SaveDraft)
        {
            Assert.Equal((before.Receipts, before.Consents, before.Withheld), (_state.Receipts, _state.Consents, _state.Withheld));
            return;
        }

        Assert.Equal(_oracle.Attached, _state.Evidence.Select(e => e.Sha256));
        Assert.Equal(_oracle.Receipts, _state.Receipts.Select(r => (r.Kind, r.Opening, r.Version)));
        Assert.Equal(_state.Receipts.Length, _state.Receipts.Select(r => r.Folio).Distinct().Count());
        Assert.Equal(outcome.Folio, _state.Receipts.Skip(before.Receipts.Length).SingleOrDefault()?.Folio);
        Assert.True(before.Receipts.SequenceEqual(_state.Receipts.Take(before.Receipts.Length)), "A receipt of before changed.");
        Assert.Equal(
            _oracle.Consents.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value.Given, c.Value.Evidence.ToString())),
            _state.Consents.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value.Given, NameOf(c.Value.Evidence))));
        Assert.Equal(_oracle.Withheld.Order(StringComparer.Ordinal), _state.Withheld.Keys.Order(StringComparer.Ordinal));
        if (command is Publish or ApplyCorrection or FixInstitutionError or Withhold or Release or Withdraw or Reinstate or Suppress)
            PublicDocuments.AreRight(_oracle, _state, Definition);
    }

    private static string NameOf(ConsentEvidence evidence) => evidence switch
    {
        ConsentEvidence.TitularAct => nameof(Oracle.Evidence.Act),
        ConsentEvidence.SignedForm => nameof(Oracle.Evidence.Paper),
        _ => nameof(Oracle.Evidence.None),
    };

    /// <summary>The vault's answer, as it would be.</summary>
    private IdentitySeal? Sealed(Decision decision)
    {
        if (decision.Identity is not { } answers)
            return decision.State!.Identity;
        Assert.Equal(_oracle.Saved[answers.Section], Normal(answers));
        Assert.Empty(decision.State!.Sections[answers.Section].Values);
        return new IdentitySeal(
            OperationIds.Derive(Guid.Empty, "sello-" + _acts),
            [.. Written.Identity.Where(s => Written.IsWhole(s, _oracle.Saved.GetValueOrDefault(s)))],
            "00");
    }

    // What was left out on purpose makes others «no aplica»: those are not compared.
    private ImmutableDictionary<string, string> Normal(IdentityAnswers answers) =>
        Written.IsWhole(answers.Section, answers.Values) ? answers.Values : _oracle.Saved[answers.Section];

    /// <summary>As after a projection; the chain goes on over what has left the state.</summary>
    private void Drain()
    {
        var start = _audit.Count == 0 ? AuditHead.Start : new AuditHead(_audit[^1].Seq, _audit[^1].Hash);
        Assert.True(AuditChain.IsValid(start, _state.PendingAudit), "The chain is broken.");
        _audit.AddRange(_state.PendingAudit);
        _contents.AddRange(_state.PendingVersions);
        _state = _state with { PendingAudit = [], PendingVersions = [] };
        Assert.Equal(_state.Audit, _audit.Count == 0 ? AuditHead.Start : new AuditHead(_audit[^1].Seq, _audit[^1].Hash));
        Assert.Equal(_oracle.Entries.Count, _audit.Count);
    }

    private void ContentsAreComplete()
    {
        Assert.Equal(_oracle.Entries, _audit.Select(e => (e.Action, e.Version)));
        Assert.Equal(_oracle.Contents.Select(c => (c.Version, c.Opening, c.Act)), _contents.Select(c => (c.Version, c.Opening, c.Act)));
        foreach (var (said, kept) in _oracle.Contents.Zip(_contents))
            ContentRows.AreEqual(said.Content, kept.Content);
    }
}
