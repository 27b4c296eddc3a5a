using Conoceles.Arco;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Arco;

/// <summary>The terms of a request by the calendar, checked against days counted by hand: 3 June 2024 was a Monday.</summary>
public sealed class ArcoStandingTests
{
    private static readonly Holiday Monday = new(new DateOnly(2024, 6, 10), "Suspensión de labores");

    [Fact]
    public void Received_TheAnswerHasTwentyDaysFromTheNext_WeekendsDoNotCount()
    {
        Assert.Equal([(ArcoTermKind.Prevention, ArcoSample.Day("06-10")), (ArcoTermKind.Answer, ArcoSample.Day("07-01"))], ArcoSample.Terms(ArcoSample.Request));
        // On a Saturday, as on the Friday before.
        foreach (var (day, last) in new[] { ("2024-06-07T23:59:59-07:00", "07-05"), ("2024-06-08T00:00:00-07:00", "07-05"), ("2024-06-10T08:00:00-07:00", "07-08") })
        {
            var request = ArcoSample.Request with { Submission = ArcoSample.Submission with { ReceivedAt = Candidacies.Sample.At(day) } };
            Assert.Equal(ArcoSample.Day(last), ArcoStanding.Of(request, ArcoSample.Election).Running!.Last);
        }
    }

    [Fact]
    public void DayOff_MovesTheTerms_AndCountingEveryDayDoesNotReachThem_UnlessTheElectionSaysSo()
    {
        var election = ArcoSample.Election with { Deadlines = DeadlineRules.Default with { Business = new BusinessCalendar { EveryDay = true, Holidays = [Monday] } } };
        Assert.Equal([(ArcoTermKind.Prevention, ArcoSample.Day("06-11")), (ArcoTermKind.Answer, ArcoSample.Day("07-02"))], ArcoSample.Terms(ArcoSample.Request, election));
        Assert.Equal(
            [(ArcoTermKind.Prevention, ArcoSample.Day("06-08")), (ArcoTermKind.Answer, ArcoSample.Day("06-23"))],
            ArcoSample.Terms(ArcoSample.Request, election with { Arco = ArcoTerms.Default with { EveryDay = true } }));
    }

    [Fact]
    public void Prevention_InterruptsTheAnswersTerm_WhichBeginsAgainWhenTheRequestIsComplete()
    {
        var prevented = ArcoSample.With((ArcoActKind.Prevented, "06-07"));
        Assert.Equal(ArcoState.Prevented, ArcoStanding.Of(prevented, ArcoSample.Election).State);
        Assert.Equal([(ArcoTermKind.Prevention, ArcoSample.Day("06-10")), (ArcoTermKind.Mending, ArcoSample.Day("06-21"))], ArcoSample.Terms(prevented));

        var mended = ArcoSample.With((ArcoActKind.Prevented, "06-07"), (ArcoActKind.Mended, "06-20"));
        var standing = ArcoStanding.Of(mended, ArcoSample.Election);
        Assert.Equal((ArcoState.Received, ArcoSample.Day("07-18")), (standing.State, standing.Running!.Last));
        Assert.Equal(
            "Respuesta: 20 días hábiles desde el día siguiente al desahogo de la prevención, el 20 de junio de 2024"
            + " (Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados); vence el 18 de julio de 2024 a las 23:59, hora de Sonora.",
            ArcoText.Explain(standing.Running));
        Assert.DoesNotContain(ArcoActKind.Prevented, standing.Admits);
    }

    [Fact]
    public void Extension_AddsTenDaysToTheLast_Once()
    {
        var standing = ArcoStanding.Of(ArcoSample.With((ArcoActKind.Extended, "06-28")), ArcoSample.Election);
        Assert.Equal((ArcoSample.Day("07-01"), ArcoSample.Day("07-15")), (standing.Running!.Computed, standing.Running.Last));
        Assert.Contains(
            "vencía el 1 de julio de 2024, se amplió una vez por 10 días hábiles (Ley General", ArcoText.Explain(standing.Running), StringComparison.Ordinal);
        Assert.Equal([ArcoActKind.Answered], standing.Admits);
    }

    [Fact]
    public void Answer_ThatGrants_HasFifteenDaysToBeDone_AndOneThatDeniesHasNone()
    {
        var granted = ArcoStanding.Of(ArcoSample.With((ArcoActKind.Answered, "07-02")), ArcoSample.Election);
        Assert.Equal((ArcoState.Answered, ArcoTermKind.Fulfilment, ArcoSample.Day("07-23")), (granted.State, granted.Running!.Kind, granted.Running.Last));
        // The answer was a day late, and its term says so.
        Assert.True(granted.Term(ArcoTermKind.Answer)!.IsLate);
        var done = ArcoStanding.Of(ArcoSample.With((ArcoActKind.Answered, "07-01"), (ArcoActKind.Fulfilled, "07-22")), ArcoSample.Election);
        Assert.Equal((ArcoState.Fulfilled, (ArcoTerm?)null), (done.State, done.Running));
        Assert.False(done.Term(ArcoTermKind.Answer)!.IsLate || done.Term(ArcoTermKind.Fulfilment)!.IsLate);

        var denied = ArcoStanding.Of(ArcoSample.Request with { Acts = [ArcoSample.Act(ArcoActKind.Answered, "07-01", ArcoAnswer.Denied)] }, ArcoSample.Election);
        Assert.Equal(ArcoState.Denied, denied.State);
        Assert.Null(denied.Running);
        Assert.Empty(denied.Admits);
    }

    [Fact]
    public void NotCompleted_IsNotFiled_AndAnnulledActsDoNotCount()
    {
        var lapsed = ArcoStanding.Of(ArcoSample.With((ArcoActKind.Prevented, "06-07"), (ArcoActKind.Lapsed, "06-24")), ArcoSample.Election);
        Assert.Equal(ArcoState.NotFiled, lapsed.State);
        Assert.Empty(lapsed.Admits);
        var undone = ArcoSample.With((ArcoActKind.Answered, "06-20"));
        undone = undone with { Acts = [undone.Acts[0] with { Annulled = new ActAnnulment(Guid.Empty, ArcoSample.ReceivedAt, "c", "N", "Era otra") }] };
        Assert.Equal(ArcoState.Received, ArcoStanding.Of(undone, ArcoSample.Election).State);
        Assert.Equal(ArcoState.Annulled, ArcoStanding.Of(ArcoSample.Request with { Annulled = undone.Acts[0].Annulled }, ArcoSample.Election).State);
    }

    [Theory]
    [InlineData("2024-06-26T23:59:59.998-07:00", ArcoUrgency.ToCome)]
    [InlineData("2024-06-26T23:59:59.999-07:00", ArcoUrgency.Due)]
    [InlineData("2024-07-01T23:59:59.999-07:00", ArcoUrgency.Due)]
    [InlineData("2024-07-02T00:00:00-07:00", ArcoUrgency.Overdue)]
    public void Term_IsDueForSomeDays_AndThenOverdue(string now, ArcoUrgency urgency) =>
        Assert.Equal(urgency, ArcoStanding.Of(ArcoSample.Request, ArcoSample.Election).Running!.At(Candidacies.Sample.At(now)));

    [Theory]
    [InlineData(0, "Ley")]
    [InlineData(61, "Ley")]
    [InlineData(20, " ")]
    public void TermsThatCannotBe_AreSaid(int days, string norm)
    {
        var election = ArcoSample.Election with { Arco = ArcoTerms.Default with { Answer = new DeadlineRule(days, DayUnit.Business, false, norm) } };
        Assert.Contains(ElectionCheck.Problems(election), p => p.Contains("respuesta a una solicitud ARCO", StringComparison.Ordinal));
        Assert.DoesNotContain(ElectionCheck.Problems(ArcoSample.Election), p => p.Contains("ARCO", StringComparison.Ordinal));
    }
}
