using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Elections;

public sealed class WorkPlanRulesTests
{
    private const string Report = "primer-informe";

    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    private static readonly ElectionDefinition Election = Sample.Election with
    {
        Plan =
        [
            WorkPlanTests.Activity with
            {
                Id = Report,
                Due = new PlanDate(ElectionCheck.ElectionDayId, -1, 0, 30),
                Acts = [new PlanAct(PlanActKind.Made), new PlanAct(PlanActKind.Approved), new PlanAct(PlanActKind.Remitted)],
            },
        ],
    };

    private static readonly ImmutableArray<RecordedAct> Made = [WorkPlanTests.Act(Report, PlanActKind.Made, "2024-04-20")];

    public static TheoryData<string, string, RecordPlanAct> Refused => new()
    {
        { "a reviewer", "role-lacks-command", Approve() with { Actor = Sample.Reviewer } },
        { "a capturist", "role-lacks-command", Approve() with { Actor = Sample.Capturist } },
        { "the commission", "role-lacks-command", Approve() with { Actor = Administrator with { Role = Role.Commission } } },
        { "no such activity", "unknown-activity", Approve() with { Activity = "nadie" } },
        { "an act that it does not have", "unknown-activity", Approve() with { Kind = PlanActKind.Presented } },
        { "again", "act-recorded", Approve() with { Kind = PlanActKind.Made } },
        { "before its turn", "act-order", Approve() with { Kind = PlanActKind.Remitted } },
        { "tomorrow", "act-date", Approve() with { On = new DateOnly(2024, 4, 26) } },
        { "before what it rests on", "act-date", Approve() with { On = new DateOnly(2024, 4, 19) } },
        { "nothing proves it", "reference-missing", Approve() with { Reference = "  " } },
        { "a reference without end", "reference-missing", Approve() with { Reference = new string('a', 201) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Act_ThatCannotBe_IsRefused(string why, string code, RecordPlanAct command)
    {
        var (acts, refusal) = WorkPlanRules.Record(Made, Election, command);
        Assert.True(acts == Made && refusal?.Code == code, $"{why}: {refusal?.Code}");
    }

    [Fact]
    public void Act_OfNoElection_IsRefused() => Assert.Equal("no-election", WorkPlanRules.Record([], null, Approve()).Refusal?.Code);

    [Fact]
    public void FirstAct_MoreThanAYearBeforeItsTerm_IsRefused()
    {
        var first = Approve() with { Kind = PlanActKind.Made, On = new DateOnly(2023, 5, 29) };
        Assert.Equal("act-date", WorkPlanRules.Record([], Election, first).Refusal?.Code);
        Assert.Null(WorkPlanRules.Record([], Election, first with { On = new DateOnly(2023, 5, 30) }).Refusal);
    }

    [Fact]
    public void Act_IsKeptWithWhoWhenAndWhatProvesIt()
    {
        var command = Approve();
        var (acts, refusal) = WorkPlanRules.Record(Made, Election, command);
        Assert.Null(refusal);
        Assert.Equal(Made[0], acts[0]);
        Assert.Equal(
            new RecordedAct
            {
                OperationId = command.OperationId,
                Activity = Report,
                Kind = PlanActKind.Approved,
                On = new DateOnly(2024, 4, 25),
                Reference = "CTSCCC/5/2024",
                At = Sample.InWindow,
                Account = "cuenta-ut",
                Name = "Administración",
            },
            acts[1]);
    }

    [Fact]
    public void OnlyTheLastAct_IsAnnulled_AndThenItIsRecordedAgain()
    {
        var (acts, _) = WorkPlanRules.Record(Made, Election, Approve());
        Assert.Equal("act-followed", WorkPlanRules.Annul(acts, Annul(acts[0])).Refusal?.Code);
        Assert.Equal("role-lacks-command", WorkPlanRules.Annul(acts, Annul(acts[1]) with { Actor = Sample.Reviewer }).Refusal?.Code);
        Assert.Equal("unknown-act", WorkPlanRules.Annul(acts, Annul(acts[1]) with { Act = Guid.Empty }).Refusal?.Code);
        Assert.Equal("reason-missing", WorkPlanRules.Annul(acts, Annul(acts[1]) with { Reason = " " }).Refusal?.Code);
        Assert.Equal("note-too-long", WorkPlanRules.Annul(acts, Annul(acts[1]) with { Reason = new string('a', 2_001) }).Refusal?.Code);

        var (annulled, refusal) = WorkPlanRules.Annul(acts, Annul(acts[1]));
        Assert.Null(refusal);
        Assert.Equal((acts[0], acts[1]), (annulled[0], annulled[1] with { Annulled = null }));
        Assert.Equal(("cuenta-ut", "Administración", "Otro acuerdo"), (annulled[1].Annulled!.Account, annulled[1].Annulled!.Name, annulled[1].Annulled!.Reason));
        Assert.Equal("act-annulled", WorkPlanRules.Annul(annulled, Annul(acts[1])).Refusal?.Code);

        var (again, _) = WorkPlanRules.Record(annulled, Election, Approve() with { Reference = "CTSCCC/6/2024" });
        Assert.Equal(3, again.Length);
        Assert.Equal("CTSCCC/6/2024", WorkPlan.Of(Election, again)[0].Acts[1].Recorded?.Reference);
        Assert.Null(WorkPlanRules.Annul(annulled, Annul(acts[0])).Refusal);
    }

    private static RecordPlanAct Approve() => new()
    {
        OperationId = Sample.NewId(),
        Actor = Administrator,
        ReceivedAt = Sample.InWindow,
        Name = "Administración",
        Activity = Report,
        Kind = PlanActKind.Approved,
        On = new DateOnly(2024, 4, 25),
        Reference = " CTSCCC/5/2024 ",
    };

    private static AnnulPlanAct Annul(RecordedAct act) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Administrator,
        ReceivedAt = Sample.InWindow,
        Name = "Administración",
        Act = act.OperationId,
        Reason = "Otro acuerdo",
    };
}
