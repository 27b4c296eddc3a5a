using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
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
        var actor = new Actor("cuenta", "sesion", role, role == Role.Capturist ? "pxx" : null);
        var row = TransitionTable.Find(command, from);
        // The candidate's own account has no candidacy bound to it yet: to her every candidacy is another's.
        var allowed = row is not null && row.Roles.Contains(role) && role != Role.Candidate;

        var decision = CandidacyRules.Decide(Sample.StateIn(from), Sample.CommandOf(command, actor), Sample.Circumstances);

        if (allowed)
        {
            Assert.Null(decision.Refusal);
            Assert.Equal(row!.To, decision.State!.Status);
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
    public void Rows_PerCommandAndState_AreUnique() =>
        Assert.Equal(TransitionTable.Rows.Length, TransitionTable.Rows.Select(r => (r.Command, r.From)).Distinct().Count());

    [Fact]
    public void EveryStateOfTheSkeleton_IsReachedFromNothing()
    {
        var reached = new HashSet<CandidacyStatus?> { null };
        while (TransitionTable.Rows.FirstOrDefault(r => reached.Contains(r.From) && !reached.Contains(r.To)) is { } row)
            reached.Add(row.To);
        Assert.Superset(
            new HashSet<CandidacyStatus?>
            {
                CandidacyStatus.Pending, CandidacyStatus.Captured, CandidacyStatus.Verified, CandidacyStatus.Published,
            },
            reached);
    }
}
