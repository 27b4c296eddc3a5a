using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>Every state × command × role: allowed exactly where the table has a row, refused with a code elsewhere.</summary>
public class TransitionTableTests
{
    public static TheoryData<CandidacyStatus?, CommandName, Role> EveryCell()
    {
        var cells = new TheoryData<CandidacyStatus?, CommandName, Role>();
        CandidacyStatus?[] states = [null, .. Enum.GetValues<CandidacyStatus>().Cast<CandidacyStatus?>()];
        foreach (var state in states)
        {
            foreach (var command in Enum.GetValues<CommandName>())
            {
                foreach (var role in Enum.GetValues<Role>())
                    cells.Add(state, command, role);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(EveryCell))]
    public void Decide_InEveryCell_FollowsTheTable(CandidacyStatus? from, CommandName command, Role role)
    {
        var actor = new Actor(
            "cuenta", "sesion", role, role == Role.Capturist ? "pxx" : null, role == Role.Candidate ? Sample.Id : null);
        var rows = TransitionTable.Find(command, from).ToArray();
        // A party's capturist may not speak for the titular: the rule, not the table, tells her from an independent.
        var speaksForAnother = role == Role.Capturist && command is CommandName.GiveConsent or CommandName.RevokeConsent;
        var allowed = rows.Any(r => r.Roles.Contains(role)) && !(role == Role.Capturist && speaksForAnother);
        var state = Sample.StateIn(from, pendingCorrection: command is CommandName.ApplyCorrection or CommandName.RejectCorrection);
        // Who has her account already is given no other.
        if (command is CommandName.RecordDelivery && state.Entry is { } entry)
            state = state with { Entry = entry with { AccountDeliveredOn = null } };

        if (command is CommandName.CertifySuppression)
            state = state with { Suppression = new Suppression(Sample.AfterRetention, null, [], null) };
        var given = Sample.CommandOf(command, actor);
        // After the submission only what was destroyed may be given again.
        if (command is CommandName.SaveDraft or CommandName.Submit && from is not null and not CandidacyStatus.Pending)
        {
            state = state with { IdentityReopening = Sample.IdentityAgain };
            if (given is SaveDraft draft)
                given = draft with { Section = "consentimiento", Values = Sample.Answers["consentimiento"] };
        }

        var decision = CandidacyRules.Decide(state, given, Sample.Circumstances);

        if (allowed)
        {
            Assert.Null(decision.Refusal);
            Assert.Contains(decision.State!.Status, rows.Select(r => r.To));
            // Opening identity answers and attaching a document change nothing that anybody has reviewed.
            Assert.Equal(command is CommandName.OpenIdentity or CommandName.AttachEvidence ? state.Version : state.Version + 1, decision.State.Version);
            Assert.True(decision.Outcome!.Accepted);
        }
        else
        {
            Assert.NotNull(decision.Refusal);
            Assert.Null(decision.State);
            Assert.NotEmpty(decision.Refusal.Code);
            Assert.EndsWith(".", decision.Refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_AreUnique() =>
        Assert.Equal(TransitionTable.Rows.Length, TransitionTable.Rows.Select(r => (r.Command, r.From, r.To)).Distinct().Count());

    [Theory]
    [InlineData(CandidacyStatus.Pending)]
    [InlineData(CandidacyStatus.Captured)]
    [InlineData(CandidacyStatus.Verified)]
    [InlineData(CandidacyStatus.Published)]
    [InlineData(CandidacyStatus.Corrected)]
    public void Reinstate_LeadsBackToTheStateBefore(CandidacyStatus before)
    {
        var administrator = new Actor("cuenta", "sesion", Role.UtAdministrator, null);
        var decision = CandidacyRules.Decide(
            Sample.StateIn(CandidacyStatus.Withdrawn, withdrawnFrom: before), Sample.CommandOf(CommandName.Reinstate, administrator), Sample.Circumstances);
        Assert.Equal(before, decision.State!.Status);
    }

    [Fact]
    public void EveryState_IsReachedFromNothing()
    {
        var reached = new HashSet<CandidacyStatus?> { null };
        while (TransitionTable.Rows.FirstOrDefault(r => reached.Contains(r.From) && !reached.Contains(r.To)) is { } row)
            reached.Add(row.To);
        Assert.Superset(Enum.GetValues<CandidacyStatus>().Cast<CandidacyStatus?>().ToHashSet(), reached);
    }
}
