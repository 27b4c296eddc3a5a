using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Tests.Candidacies;

public class AttachmentRulesTests
{
    private static readonly Actor Administrator = new("cuenta-4", "sesion-4", Role.UtAdministrator, null);

    [Fact]
    public void Attach_LeavesAnEntryThatCommitsToTheFile_AndChangesNothingElse()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending);
        var attach = Attach();
        var next = Decide(state, attach).State!;
        var entry = Assert.Single(next.PendingAudit);
        Assert.Equal((CommandName.AttachEvidence, attach.Kept.Id.ToString(), attach.Kept.Sha256), (entry.Action, entry.Subject, entry.Commitment));
        var document = Assert.Single(next.Evidence);
        Assert.Equal((attach.Kept.Id, EvidenceKind.Agreement, "CG/02/2024", "cuenta-4"), (document.Id, document.Kind, document.Reference, document.Account));
        // Whoever is about to submit reviewed the same thing.
        Assert.Equal(
            JsonSerializer.Serialize(state, StateJson.Options),
            JsonSerializer.Serialize(next with { Evidence = [], PendingAudit = [], Audit = state.Audit, Operations = state.Operations }, StateJson.Options));
        Assert.Null(Decide(next, Sample.CommandOf(CommandName.Submit, Sample.Capturist, version: state.Version)).Refusal);
    }

    public static TheoryData<string, AttachEvidence> Wrong => new()
    {
        { "evidence-reference-missing", Attach() with { Reference = " " } },
        { "evidence-reference-missing", Attach() with { Reference = new string('9', 201) } },
        { "evidence-unknown-kind", Attach() with { Kind = (EvidenceKind)99 } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Id = Guid.Empty } } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Sha256 = "ab" } } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Sha256 = new string('Z', 64) } } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Bytes = 0 } } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Bytes = EvidenceRules.MaxBytes + 1 } } },
        { "evidence-not-kept", Attach() with { Kept = Attach().Kept with { Media = (EvidenceMedia)9 } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatIsWrong_IsRefused(string code, AttachEvidence attach) =>
        Assert.Equal(code, Decide(Sample.StateIn(CandidacyStatus.Published), attach).Refusal?.Code);

    [Fact]
    public void TheSameFile_IsNotAttachedTwice()
    {
        var first = Attach();
        var state = Decide(Sample.StateIn(CandidacyStatus.Published), first).State!;
        var another = Attach() with { Kept = Attach().Kept with { Sha256 = new string('b', 64) } };
        Assert.Equal(EvidenceRefusals.AlreadyAttached, Decide(state, Attach()).Refusal);
        Assert.Equal(EvidenceRefusals.AlreadyAttached, Decide(state, another with { Kept = another.Kept with { Id = first.Kept.Id } }).Refusal);
        Assert.Null(Decide(state, another).Refusal);
    }

    [Fact]
    public void FiftyFiles_AreTheMost()
    {
        var state = Sample.StateIn(CandidacyStatus.Published);
        for (var i = 0; i < EvidenceRules.MaxFiles; i++)
            state = Decide(state, Distinct(i)).State! with { PendingAudit = [] };
        Assert.Equal(EvidenceRefusals.TooMany, Decide(state, Distinct(EvidenceRules.MaxFiles)).Refusal);
        Assert.Equal(EvidenceRules.MaxFiles, state.Evidence.Length);
    }

    [Theory]
    [InlineData(Role.UtAdministrator, 2)]
    [InlineData(Role.Reviewer, 1)]
    [InlineData(Role.Commission, 1)]
    [InlineData(Role.Capturist, 0)]
    [InlineData(Role.Candidate, 0)]
    public void Documents_AreSeenByTheInstitute_AndConsentsOnlyByTheAdministrator(Role role, int seen)
    {
        var state = Decide(Sample.StateIn(CandidacyStatus.Published), Distinct(1)).State!;
        state = Decide(state, Distinct(2) with { Kind = EvidenceKind.SignedConsent }).State!;
        var actor = new Actor("cuenta", "sesion", role, role == Role.Capturist ? "pxx" : null, role == Role.Candidate ? Sample.Id : null);
        Assert.True(CandidacyRules.CanSee(state, actor));
        var view = CandidacyViews.View(state, actor, new(Sample.Election, Sample.Calendar), Sample.InWindow);
        Assert.Equal(seen, view.Evidence.Length);
        Assert.Equal(seen == 2, view.Evidence.Any(e => e.Kind == EvidenceKind.SignedConsent));
    }

    private static AttachEvidence Attach() => (AttachEvidence)Sample.CommandOf(CommandName.AttachEvidence, Administrator);

    private static AttachEvidence Distinct(int number) =>
        Attach() with { Kept = new KeptEvidence(Sample.NewId(), EvidenceRules.HashOf([(byte)number]), 1, EvidenceMedia.Png) };

    private static Decision Decide(CandidacyState state, CandidacyCommand command) => CandidacyRules.Decide(state, command, Sample.Circumstances);
}
