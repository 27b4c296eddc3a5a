using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Grains.Arco.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Arco;

public sealed class ArcoDecisionsTests
{
    private static readonly ArcoActKind[] Kinds = Enum.GetValues<ArcoActKind>();

    /// <summary>Each state, with the acts that lead to it and the only ones that it admits.</summary>
    public static TheoryData<string, ArcoRequest, ArcoActKind[]> States => new()
    {
        { "received", ArcoSample.Request, [ArcoActKind.Answered, ArcoActKind.Prevented, ArcoActKind.Extended] },
        { "extended", ArcoSample.With((ArcoActKind.Extended, "06-10")), [ArcoActKind.Answered] },
        { "prevented", ArcoSample.With((ArcoActKind.Prevented, "06-04")), [ArcoActKind.Mended, ArcoActKind.Lapsed] },
        { "completed", ArcoSample.With((ArcoActKind.Prevented, "06-04"), (ArcoActKind.Mended, "06-10")), [ArcoActKind.Answered, ArcoActKind.Extended] },
        { "not filed", ArcoSample.With((ArcoActKind.Prevented, "06-04"), (ArcoActKind.Lapsed, "06-19")), [] },
        { "granted", ArcoSample.With((ArcoActKind.Answered, "06-10")), [ArcoActKind.Fulfilled] },
        { "denied", ArcoSample.Request with { Acts = [ArcoSample.Act(ArcoActKind.Answered, "06-10", ArcoAnswer.Denied)] }, [] },
        { "done", ArcoSample.With((ArcoActKind.Answered, "06-10"), (ArcoActKind.Fulfilled, "06-11")), [] },
        { "annulled", ArcoSample.Request with { Annulled = new(Guid.Empty, ArcoSample.ReceivedAt, "c", "N", "Era otra") }, [] },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void EachState_AdmitsItsActs_AndNoOther(string state, ArcoRequest request, ArcoActKind[] admitted)
    {
        Assert.All(Kinds, kind =>
        {
            // On a day on which no term forbids it.
            var on = kind is ArcoActKind.Lapsed ? "06-20" : kind is ArcoActKind.Mended ? "06-10" : "06-19";
            var (next, refusal) = ArcoDecisions.Record(request, ArcoSample.Election, Act(kind, on) with { SeenVersion = request.Version });
            Assert.True(admitted.Contains(kind) ? refusal is null : refusal?.Code == "arco-order", $"{state}, {kind}: {refusal?.Code}");
            Assert.Equal(refusal is null ? request.Version + 1 : (int?)null, next?.Version);
        });
    }

    public static TheoryData<string, string, RecordArcoAct> Refused => new()
    {
        { "a reviewer", "role-lacks-command", Act(ArcoActKind.Answered, "06-10") with { Actor = Sample.Reviewer } },
        { "the commission", "role-lacks-command", Act(ArcoActKind.Answered, "06-10") with { Actor = ArcoSample.Administrator with { Role = Role.Commission } } },
        { "seen before something else", "stale-version", Act(ArcoActKind.Answered, "06-10") with { SeenVersion = 2 } },
        { "tomorrow", "act-date", Act(ArcoActKind.Answered, "06-21") },
        { "before it was received", "act-date", Act(ArcoActKind.Answered, "06-02") },
        { "no answer", "answer-missing", Act(ArcoActKind.Answered, "06-10") with { Answer = null } },
        { "no ground", "ground-missing", Act(ArcoActKind.Answered, "06-10") with { Answer = ArcoAnswer.Partial, Ground = " " } },
        { "nothing said", "text-missing", Act(ArcoActKind.Extended, "06-10") with { Text = " \n " } },
        { "without end", "note-too-long", Act(ArcoActKind.Extended, "06-10") with { Text = new string('a', 2_001) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Act_ThatCannotBe_IsRefused(string why, string code, RecordArcoAct command)
    {
        var (next, refusal) = ArcoDecisions.Record(ArcoSample.Request, ArcoSample.Election, command);
        Assert.True(next is null && refusal?.Code == code, $"{why}: {refusal?.Code}");
    }

    [Theory]
    [InlineData(ArcoActKind.Mended, "06-18", null)]
    [InlineData(ArcoActKind.Mended, "06-19", "mend-late")]
    [InlineData(ArcoActKind.Lapsed, "06-18", "lapse-early")]
    [InlineData(ArcoActKind.Lapsed, "06-19", null)]
    public void Completion_HasTenDays_AndUntilThenItHasNotLapsed(ArcoActKind kind, string on, string? code)
    {
        var prevented = ArcoSample.With((ArcoActKind.Prevented, "06-04"));
        Assert.Equal(code, ArcoDecisions.Record(prevented, ArcoSample.Election, Act(kind, on) with { SeenVersion = 2 }).Refusal?.Code);
    }

    [Theory]
    [InlineData("07-01", null)]
    [InlineData("07-02", "extension-late")]
    public void Extension_IsNotifiedWithinTheTerm(string on, string? code) => Assert.Equal(
        code,
        ArcoDecisions.Record(ArcoSample.Request, ArcoSample.Election, Act(ArcoActKind.Extended, on) with { ReceivedAt = Sample.At("2024-07-03T10:00:00-07:00") }).Refusal?.Code);

    [Fact]
    public void Act_IsKeptWithWhoWhenAndWhatProvesIt_CleanedAndWithoutWhatIsNotIts()
    {
        var command = Act(ArcoActKind.Answered, "06-10") with { Text = "  Se contestó ", Reference = " UT/9/2024 ", Answer = ArcoAnswer.Partial, Ground = " Art. 55 " };
        var act = Assert.Single(ArcoDecisions.Record(ArcoSample.Request, ArcoSample.Election, command).Next!.Acts);
        Assert.Equal(
            (command.OperationId, ArcoSample.Day("06-10"), "Se contestó", "UT/9/2024", ArcoAnswer.Partial, "Art. 55", command.ReceivedAt, "cuenta-ut", "Administración"),
            (act.OperationId, act.On, act.Text, act.Reference, act.Answer, act.Ground, act.At, act.Account, act.Name));
        var extended = ArcoDecisions.Record(ArcoSample.Request, ArcoSample.Election, command with { Kind = ArcoActKind.Extended, Reference = null }).Next!.Acts[0];
        Assert.Equal((null, null, null), (extended.Answer, extended.Ground, extended.Reference));
    }

    public static TheoryData<string, string, RecordArcoRequest> Unrecorded => new()
    {
        { "a reviewer", "role-lacks-command", ArcoSample.Recorded() with { Actor = Sample.Reviewer } },
        { "not yet", "received-date", Said(s => s with { ReceivedAt = ArcoSample.ReceivedAt.AddDays(1) }) },
        { "too long ago", "received-date", Said(s => s with { ReceivedAt = ArcoSample.ReceivedAt.AddYears(-1) }) },
        { "another election", "unknown-candidacy", Said(s => s with { Candidacy = "cand-otra-000001" }) },
        { "no candidacy's id", "unknown-candidacy", Said(s => s with { Candidacy = "nadie" }) },
        { "nobody", "requester-missing", Said(s => s with { Who = " " }) },
        { "no proof", "identification-missing", Said(s => s with { Identification = "" }) },
        { "nothing", "asked-missing", Said(s => s with { Asked = "" }) },
        { "without end", "note-too-long", Said(s => s with { Asked = new string('a', 2_001) }) },
    };

    [Theory]
    [MemberData(nameof(Unrecorded))]
    public void Request_ThatCannotBe_IsRefused(string why, string code, RecordArcoRequest command)
    {
        var refusal = ArcoDecisions.Refuse(command, ArcoSample.Election);
        Assert.True(refusal?.Code == code, $"{why}: {refusal?.Code}");
    }

    [Fact]
    public void Request_OfNoElection_IsRefused_AndOneAboutNoCandidacyIsNot()
    {
        Assert.Equal("no-election", ArcoDecisions.Refuse(ArcoSample.Recorded(), null)?.Code);
        Assert.Null(ArcoDecisions.Refuse(Said(s => s with { Candidacy = null }), ArcoSample.Election));
    }

    [Fact]
    public void OnlyTheLastAct_IsAnnulled_ThenTheOneBefore_AndAtLastTheRecord()
    {
        var request = ArcoSample.With((ArcoActKind.Prevented, "06-04"), (ArcoActKind.Mended, "06-10"));
        Assert.Equal("act-followed", Annul(request, request.Acts[0].OperationId).Refusal?.Code);
        Assert.Equal("act-followed", Annul(request, request.OperationId).Refusal?.Code);
        Assert.Equal("unknown-act", Annul(request, Guid.Empty).Refusal?.Code);
        Assert.Equal("stale-version", ArcoDecisions.Annul(request, Command(request, request.Acts[1].OperationId) with { SeenVersion = 1 }).Refusal?.Code);
        Assert.Equal("role-lacks-command", ArcoDecisions.Annul(request, Command(request, request.Acts[1].OperationId) with { Actor = Sample.Reviewer }).Refusal?.Code);
        Assert.Equal("reason-missing", ArcoDecisions.Annul(request, Command(request, request.Acts[1].OperationId) with { Reason = "" }).Refusal?.Code);

        foreach (var act in request.Acts.Reverse())
        {
            var next = Annul(request, act.OperationId).Next!;
            Assert.Equal(request.Version + 1, next.Version);
            Assert.Equal("Era otra", next.Acts.Single(a => a.OperationId == act.OperationId).Annulled?.Reason);
            Assert.Equal("act-annulled", Annul(next, act.OperationId).Refusal?.Code);
            request = next;
        }

        request = Annul(request, request.OperationId).Next!;
        Assert.Equal(("cuenta-ut", "Era otra"), (request.Annulled!.Account, request.Annulled.Reason));
        Assert.Equal("act-annulled", Annul(request, request.OperationId).Refusal?.Code);
        Assert.Equal(2, request.Acts.Length);
    }

    private static (ArcoRequest? Next, Refusal? Refusal) Annul(ArcoRequest request, Guid act) => ArcoDecisions.Annul(request, Command(request, act));

    private static AnnulArcoAct Command(ArcoRequest request, Guid act) => new()
    {
        OperationId = Sample.NewId(),
        Actor = ArcoSample.Administrator,
        ReceivedAt = ArcoSample.ReceivedAt.AddDays(20),
        Name = "Administración",
        SeenVersion = request.Version,
        Act = act,
        Reason = " Era otra ",
    };

    private static RecordArcoAct Act(ArcoActKind kind, string on) => new()
    {
        OperationId = Sample.NewId(),
        Actor = ArcoSample.Administrator,
        ReceivedAt = Sample.At("2024-06-20T10:00:00-07:00"),
        Name = "Administración",
        SeenVersion = 1,
        Kind = kind,
        On = ArcoSample.Day(on),
        Text = "Lo que se hizo",
        Answer = ArcoAnswer.Granted,
    };

    private static RecordArcoRequest Said(Func<ArcoSubmission, ArcoSubmission> change) => ArcoSample.Recorded() with { Submission = change(ArcoSample.Submission) };
}
