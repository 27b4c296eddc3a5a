using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Candidacies;

public class CandidacyRulesTests
{
    [Fact]
    public void AnyCommand_OfAnotherParty_IsNotFound()
    {
        foreach (var name in new[] { CommandName.SaveDraft, CommandName.Submit })
            Assert.Equal(Refusals.NotFound, Decide(Sample.StateIn(CandidacyStatus.Pending), Sample.CommandOf(name, Sample.OtherParty)).Refusal);
    }

    [Theory]
    [InlineData("2024-05-05T23:59:59.999-07:00", true)]
    [InlineData("2024-05-06T00:00:00.000-07:00", false)]
    [InlineData("2024-05-06T06:59:59.999+00:00", true)]
    [InlineData("2024-05-06T07:00:00.000+00:00", false)]
    public void Submit_AtTheEndOfTheWindow_IsDecidedByTheMillisecond(string received, bool accepted)
    {
        var decision = Decide(Sample.StateIn(CandidacyStatus.Pending), Sample.CommandOf(CommandName.Submit, Sample.Capturist, Sample.At(received)));
        Assert.Equal(accepted ? null : Refusals.WindowClosed, decision.Refusal);
    }

    [Fact]
    public void SaveDraft_BeforeTheDelivery_IsRefused()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending);
        state = state with { Entry = state.Entry! with { AccountDeliveredOn = null } };
        Assert.Equal(Refusals.WindowNotOpen, Decide(state, Sample.CommandOf(CommandName.SaveDraft, Sample.Capturist)).Refusal);
    }

    [Fact]
    public void SaveDraft_WithNonsense_IsNeverRefusedForContent()
    {
        foreach (var section in Sample.Questionnaires.All.SelectMany(q => q.Sections))
        {
            var seen = Sample.StateIn(CandidacyStatus.Pending).Sections[section.Id].Version;
            var decision = Decide(Sample.StateIn(CandidacyStatus.Pending), Draft(section.Id, seen,
                section.Fields.ToImmutableDictionary(f => f.Id, _ => "\u0000<script>‮ no es nada \uD800")));
            Assert.Null(decision.Refusal);
        }
    }

    [Theory]
    [InlineData("historia", "historia-profesional", CharacterCount.StorageCap)]
    [InlineData("propuesta-1", "propuesta-primera", 3_000)]
    [InlineData("estudios", "cursos.2", 1_000)]
    public void SaveDraft_BeyondTheStorageCap_SaysSo(string section, string field, int cap) =>
        Assert.Equal(Refusals.TextTooLong, Decide(
            Sample.StateIn(CandidacyStatus.Pending),
            Draft(section, 1, Sample.Values((field, new string('a', cap + 1))))).Refusal);

    [Fact]
    public void SaveDraft_OverASectionSavedMeanwhile_TellsTheStoredVersion()
    {
        var decision = Decide(Sample.StateIn(CandidacyStatus.Pending), Draft("estudios", 0, Sample.Answers["estudios"]));
        Assert.Equal(Refusals.StaleSection, decision.Refusal);
        Assert.Equal(1, decision.SectionVersion);
    }

    [Fact]
    public void SaveDraft_OfIdentity_LeavesNoAnswerInTheState()
    {
        var decision = Decide(Sample.StateIn(CandidacyStatus.Pending), Draft("indigena", 1, Sample.Values(("p01", "si"))));
        Assert.Equal("si", decision.Identity!.Values["p01"]);
        Assert.Empty(decision.State!.Sections["indigena"].Values);
        Assert.DoesNotContain("\"p01\"", System.Text.Json.JsonSerializer.Serialize(decision.State, StateJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveDraft_Autosaved_IsOneAuditEntryPerSectionAndSitting()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending) with { Sections = ImmutableDictionary<string, SectionDraft>.Empty };
        for (var version = 0; version < 5; version++)
            state = Decide(state, Draft("estudios", version, Sample.Answers["estudios"])).State!;
        Assert.Single(state.PendingAudit);
        var again = Draft("estudios", 5, Sample.Answers["estudios"]) with { Actor = Sample.Capturist with { SessionId = "otra-sesion" } };
        Assert.Equal(2, Decide(state, again).State!.PendingAudit.Length);
    }

    [Theory]
    [InlineData("contacto")]
    [InlineData("estudios")]
    [InlineData("historia")]
    public void Submit_WithoutACurricularMinimum_IsRefused(string section)
    {
        var state = Sample.StateIn(CandidacyStatus.Pending);
        state = state with { Sections = state.Sections.Remove(section) };
        Assert.Equal(Refusals.MinimumMissing, Decide(state, Sample.CommandOf(CommandName.Submit, Sample.Capturist)).Refusal);
        Assert.All(SubmitRules.Missing(state, Sample.Questionnaires), f => Assert.Equal(section, f.Section));
    }

    [Fact]
    public void Submit_WithoutIdentity_IsRefused()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending) with { Identity = null };
        Assert.Equal(Refusals.MinimumMissing, Decide(state, Sample.CommandOf(CommandName.Submit, Sample.Capturist)).Refusal);
    }

    [Fact]
    public void Submit_OfAVersionThatWasNotReviewed_IsRefused() =>
        Assert.Equal(Refusals.StaleVersion, Decide(
            Sample.StateIn(CandidacyStatus.Pending), Sample.CommandOf(CommandName.Submit, Sample.Capturist, version: 6)).Refusal);

    [Fact]
    public void Submit_NotAcknowledged_IsRefused()
    {
        var submit = (Submit)Sample.CommandOf(CommandName.Submit, Sample.Capturist) with { OperationId = Sample.NewId() };
        Assert.Equal(Refusals.NotAcknowledged, Decide(Sample.StateIn(CandidacyStatus.Pending), submit with { Acknowledged = false }).Refusal);
    }

    [Fact]
    public void Submit_Accepted_HasItsReceiptAndItsEntry()
    {
        var decision = Decide(Sample.StateIn(CandidacyStatus.Pending), Sample.CommandOf(CommandName.Submit, Sample.Capturist));
        var receipt = Assert.Single(decision.State!.Receipts);
        Assert.Equal(receipt.Folio, decision.Outcome!.Folio);
        Assert.Equal(Sample.InWindow, receipt.At);
        var entry = Assert.Single(decision.State.PendingAudit);
        Assert.Equal(receipt.Folio, entry.Subject);
        Assert.NotNull(entry.Commitment);
    }

    [Fact]
    public void Verify_WithASectionUndecided_IsRefused()
    {
        var verify = (Verify)Sample.CommandOf(CommandName.Verify, Sample.Reviewer);
        Assert.Equal(Refusals.SectionUndecided, Decide(
            Sample.StateIn(CandidacyStatus.Captured), verify with { ConformingSections = verify.ConformingSections.Remove("historia") }).Refusal);
    }

    [Theory]
    [InlineData("2024-04-19T23:59:59.999-07:00")]
    [InlineData("2024-06-03T00:00:00-07:00")]
    public void Publish_OutsideTheWindow_IsRefused(string received) =>
        Assert.Equal(Refusals.PublicationClosed, Decide(
            Sample.StateIn(CandidacyStatus.Verified),
            Sample.CommandOf(CommandName.Publish, Actor.ForSystem("prueba"), Sample.At(received))).Refusal);

    [Fact]
    public void Decide_WithTheAuditBehind_RefusesUntilItIsDrained()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending);
        var submit = Sample.CommandOf(CommandName.Submit, Sample.Capturist);
        while (state.PendingAudit.Length < AuditChain.MaxPending)
            state = AuditChain.Append(state, submit);
        Assert.Equal(Refusals.TooManyPendingEntries, Decide(state, submit).Refusal);
        Assert.Null(Decide(state with { PendingAudit = [] }, submit).Refusal);
    }

    [Fact]
    public void AuditChain_WithAByteChanged_IsFound()
    {
        var state = Sample.StateIn(CandidacyStatus.Pending);
        for (var i = 0; i < 5; i++)
            state = AuditChain.Append(state, Sample.CommandOf(CommandName.Submit, Sample.Capturist), "asunto " + i);
        Assert.True(AuditChain.IsValid(AuditHead.Start, state.PendingAudit));
        for (var i = 0; i < 5; i++)
        {
            var tampered = state.PendingAudit.SetItem(i, state.PendingAudit[i] with { Account = "otra" });
            Assert.False(AuditChain.IsValid(AuditHead.Start, tampered));
            Assert.False(AuditChain.IsValid(AuditHead.Start, state.PendingAudit.RemoveAt(i)) && i < 4);
        }
    }

    [Fact]
    public void RememberedOperations_AreBounded_AndNeverForgetAReceipt()
    {
        var state = Decide(Sample.StateIn(CandidacyStatus.Pending), Sample.CommandOf(CommandName.Submit, Sample.Capturist)).State!;
        var folio = state.Receipts[0].Folio;
        state = state with { Status = CandidacyStatus.Pending, PendingAudit = [] };
        for (var i = 0; i < 3 * CandidacyRules.RememberedOperations; i++)
            state = Decide(state, Draft("estudios", state.Sections["estudios"].Version, Sample.Answers["estudios"])).State!;
        Assert.Equal(CandidacyRules.RememberedOperations, state.Operations.Length);
        Assert.Contains(state.Operations, o => o.Outcome.Folio == folio);
    }

    [Fact]
    public void RememberedOperations_ForgetDraftsFirst_SoThatAConsentIsNotGivenTwice()
    {
        var candidate = new Actor("cuenta", "sesion", Role.Candidate, null, Sample.Id);
        var consent = Sample.CommandOf(CommandName.GiveConsent, candidate);
        var state = Decide(Sample.StateIn(CandidacyStatus.Pending), consent).State!;
        for (var i = 0; i < 2 * CandidacyRules.RememberedOperations; i++)
            state = Decide(state, Draft("estudios", state.Sections["estudios"].Version, Sample.Answers["estudios"])).State! with { PendingAudit = [] };
        Assert.Equal(CandidacyRules.RememberedOperations, state.Operations.Length);
        Assert.Contains(state.Operations, o => o.Id == consent.OperationId);
    }

    private static Decision Decide(CandidacyState state, CandidacyCommand command) =>
        CandidacyRules.Decide(state, command, Sample.Circumstances);

    private static SaveDraft Draft(string section, int seen, ImmutableDictionary<string, string> values) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Sample.Capturist,
        ReceivedAt = Sample.InWindow,
        Section = section,
        SeenSectionVersion = seen,
        Values = values,
    };
}
