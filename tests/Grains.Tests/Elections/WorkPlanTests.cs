using System.Globalization;
using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;
using CsCheck;

namespace Conoceles.Grains.Tests.Elections;

using Deadlines = Conoceles.Elections.Deadlines;

/// <summary>The plan's dates come out of their anchors.</summary>
public sealed class WorkPlanTests
{
    private static readonly ElectionDefinition Sonora = Read("sonora-2024");

    /// <summary>As the plan prints them, but for activity 10, of which it misprints the year: 2023 for 02–06/04/2024.</summary>
    [Theory]
    [InlineData("comision", "2023-09-01", "2023-09-05")]
    [InlineData("instancia-interna", "2023-09-06", "2023-09-06")]
    [InlineData("informe-mensual-1", "2023-10-31", "2023-10-31")]
    [InlineData("informe-mensual-5", "2024-02-29", "2024-02-29")]
    [InlineData("informe-mensual-8", "2024-05-31", "2024-05-31")]
    [InlineData("modalidad", "2023-10-02", "2023-10-06")]
    [InlineData("plan-de-trabajo", "2023-11-02", "2023-11-06")]
    [InlineData("proceso-tecnico", "2024-01-02", "2024-01-06")]
    [InlineData("lista-aprobadas", "2024-04-20", "2024-04-20")]
    [InlineData("prototipo", "2024-02-02", "2024-02-06")]
    [InlineData("pruebas", "2024-03-01", "2024-03-31")]
    [InlineData("acuerdo-de-publicacion", "2024-04-02", "2024-04-06")]
    [InlineData("manual", "2024-04-14", "2024-04-14")]
    [InlineData("capacitacion", "2024-04-14", "2024-04-19")]
    [InlineData("primer-informe", "2024-04-01", "2024-04-30")]
    [InlineData("segundo-informe", "2024-05-01", "2024-05-30")]
    [InlineData("informe-final", "2024-10-02", "2024-10-02")]
    public void Activity_FallsOnThePlansDates(string id, string first, string last)
    {
        var activity = Find(Sonora, id);
        Assert.Equal((Day(first), Day(last)), (activity.First, activity.Last));
    }

    [Fact]
    public void ShippedPlan_IsThePartThatATextSupports()
    {
        Assert.Equal(15, Sonora.Plan.Length);
        Assert.Equal(22, WorkPlan.Of(Sonora, []).Length);
        Assert.Equal(Sonora.Plan.Select(a => a.Id), Read("sonora-2027").Plan.Select(a => a.Id));
    }

    /// <summary>The calendar of each process says most of these dates by itself: two sources, one answer.</summary>
    [Theory]
    [InlineData("sonora-2024", 14)]
    [InlineData("sonora-2027", 11)]
    public void Activity_AgreesWithTheDateOfItsNameInTheCalendar(string folder, int compared)
    {
        var election = Read(folder);
        // The calendar has the day of the installation and the plan also its remission.
        var both = WorkPlan.Of(election, []).Join(election.Dates, a => a.Id, d => d.Id, (activity, date) => (activity, date)).ToArray();
        Assert.Equal(compared, both.Length);
        Assert.All(both, b => Assert.Equal(
            (b.date.Id, b.date.From, b.date.To ?? b.date.From), (b.activity.Id, b.activity.First, b.activity.Id == "comision" ? b.activity.Due : b.activity.Last)));
    }

    [Theory]
    [InlineData("informe-mensual-1", "Made Approved Remitted")]
    [InlineData("primer-informe", "Made Approved Presented Remitted")]
    [InlineData("segundo-informe", "Made Approved Presented Remitted")]
    [InlineData("informe-final", "Made Approved Presented Remitted")]
    [InlineData("plan-de-trabajo", "Done Remitted")]
    [InlineData("pruebas", "Done")]
    public void Activity_DeclaresItsActs_InOrder(string id, string acts)
    {
        var activity = Find(Sonora, id);
        Assert.Equal(acts, string.Join(' ', activity.Acts.Select(a => a.Act.Kind)));
        Assert.Equal(acts.StartsWith("Made", StringComparison.Ordinal), activity.Activity.IsReport);
    }

    [Fact]
    public void EveryDate_ExplainsItself()
    {
        Assert.Equal(
            "Art. 11.5: 7 meses antes de la jornada electoral, el 2 de junio de 2024 (Plan de Trabajo, Acuerdo CTSCCC-02/2023); vence el 2 de noviembre de 2023 a las 23:59, hora de Sonora.",
            PlanText.Explain(Find(Sonora, "plan-de-trabajo")));
        var work = Find(Sonora, "plan-de-trabajo");
        Assert.Null(PlanText.Explain(work, work.Acts[0]));
        Assert.Equal(
            "Remisión al INE: 5 días naturales que cuentan el de la fecha de la actividad, el 2 de noviembre de 2023 (Lineamientos, art. 11); vence el 6 de noviembre de 2023 a las 23:59, hora de Sonora.",
            PlanText.Explain(work, work.Acts[1]));
        Assert.StartsWith("Arts. 10 y 11.1: 9 meses y 1 día antes de la jornada electoral,", PlanText.Explain(Find(Sonora, "comision")), StringComparison.Ordinal);
        Assert.StartsWith("Art. 11.2: 9 meses antes, más 4 días, de la jornada electoral,", PlanText.Explain(Find(Sonora, "instancia-interna")), StringComparison.Ordinal);
        Assert.StartsWith("Art. 11.3: el último día del mes que está 8 meses antes de la jornada electoral,", PlanText.Explain(Find(Sonora, "informe-mensual-1")), StringComparison.Ordinal);
        Assert.StartsWith("Art. 15 g: el día 30 del mes de «Entrega de cuentas de acceso», el 20 de abril de 2024", PlanText.Explain(Find(Sonora, "primer-informe")), StringComparison.Ordinal);
        Assert.StartsWith("Art. 15 g: 4 meses después de la jornada electoral,", PlanText.Explain(Find(Sonora, "informe-final")), StringComparison.Ordinal);
        Assert.StartsWith("Art. 14 e: 6 días antes de «Entrega de cuentas de acceso»,", PlanText.Explain(Find(Sonora, "manual")), StringComparison.Ordinal);
        Assert.EndsWith("El plan imprime 2023 en esta actividad; su propia cuenta da 2024.", PlanText.Explain(Find(Sonora, "acuerdo-de-publicacion")), StringComparison.Ordinal);
        Assert.Equal("Informe mensual, octubre de 2023", Find(Sonora, "informe-mensual-1").Name);
    }

    [Theory]
    [InlineData("2023-10-26T23:59:59.998-07:00", PlanSituation.ToCome)]
    [InlineData("2023-10-26T23:59:59.999-07:00", PlanSituation.Due)]
    [InlineData("2023-11-02T23:59:59.999-07:00", PlanSituation.Due)]
    [InlineData("2023-11-03T00:00:00-07:00", PlanSituation.Overdue)]
    public void Situation_IsThatOfTheActThatPressesMost(string now, PlanSituation situation) =>
        Assert.Equal(situation, Find(Sonora, "plan-de-trabajo").At(Sample.At(now)));

    [Fact]
    public void Situation_FollowsWhatWasRecorded()
    {
        var between = Sample.At("2023-11-05T12:00:00-07:00");
        RecordedAct[] done = [Act("plan-de-trabajo", PlanActKind.Done, "2023-10-31")];
        Assert.Equal(PlanSituation.Due, Find(Sonora, "plan-de-trabajo", done).At(between));
        RecordedAct[] both = [.. done, Act("plan-de-trabajo", PlanActKind.Remitted, "2023-11-07")];
        var finished = Find(Sonora, "plan-de-trabajo", both);
        Assert.Equal((PlanSituation.Done, null, false, true), (finished.At(between), finished.Next, finished.Acts[0].IsLate, finished.Acts[1].IsLate));
        // What was annulled is as if it had not been.
        RecordedAct[] annulled = [both[0], both[1] with { Annulled = new ActAnnulment(Sample.NewId(), between, "a", "A", "Error") }];
        Assert.Equal(PlanActKind.Remitted, Find(Sonora, "plan-de-trabajo", annulled).Next!.Act.Kind);
        // Another month's report is another.
        Assert.NotNull(Find(Sonora, "informe-mensual-2", [Act("informe-mensual-1", PlanActKind.Made, "2023-10-31")]).Next);
    }

    /// <summary>
    /// Whatever the anchor, months back keep its day or end with a shorter month; a later anchor never gives an earlier date; and a
    /// day of the month is that one or the last.
    /// </summary>
    [Fact]
    public void MonthsBack_KeepTheDay_AndNeverGoBackwards() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[-24, 24], Gen.Int[-40, 40], Gen.Int[1, 31]).Sample((offset, months, days, day) =>
        {
            var anchor = new DateOnly(2023, 1, 1).AddDays(offset);
            var date = new PlanDate("a", months).From(anchor);
            Assert.Equal((anchor.Year * 12) + anchor.Month + months, (date.Year * 12) + date.Month);
            Assert.Equal(Math.Min(anchor.Day, DateTime.DaysInMonth(date.Year, date.Month)), date.Day);
            Assert.Equal(days, new PlanDate("a", months, days).From(anchor).DayNumber - date.DayNumber);
            Assert.True(new PlanDate("a", months, days).From(anchor.AddDays(1)) >= new PlanDate("a", months, days).From(anchor));
            var fixedDay = new PlanDate("a", months, 0, day).From(anchor);
            Assert.Equal((date.Year, date.Month, Math.Min(day, DateTime.DaysInMonth(date.Year, date.Month))), (fixedDay.Year, fixedDay.Month, fixedDay.Day));
        });

    public static TheoryData<string, PlanActivity> Wrong => new()
    {
        { "necesita su referencia", Activity with { Source = " " } },
        { "no declara ningún acto", Activity with { Acts = [] } },
        { "no los declara en orden", Activity with { Acts = [new PlanAct(PlanActKind.Remitted), new PlanAct(PlanActKind.Done)] } },
        { "no los declara en orden", Activity with { Acts = [new PlanAct(PlanActKind.Done), new PlanAct(PlanActKind.Done)] } },
        { "debe ser de 1 a 60", Activity with { Acts = [new PlanAct(PlanActKind.Done, null, new DeadlineRule(0, DayUnit.Natural, true, "n"))] } },
        { "no está en el calendario", Activity with { Due = new PlanDate("nadie") } },
        { "no está en el calendario", Activity with { Opens = new PlanDate("nadie") } },
        { "a más de 24 meses", Activity with { Due = new PlanDate("jornada", -25) } },
        { "a más de 24 meses", Activity with { Due = new PlanDate("jornada", 0, 0, 32) } },
        { "empieza después", Activity with { Opens = new PlanDate("jornada", 0, 1) } },
        { "se repite 0 meses", Activity with { Times = 0 } },
        { "minúsculas", Activity with { Id = "Actividad Uno" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Plan_WithAProblem_IsNotLoaded(string says, PlanActivity activity)
    {
        Assert.Empty(ElectionCheck.Problems(Sample.Election with { Plan = [Activity] }));
        Assert.Contains(says, Assert.Single(ElectionCheck.Problems(Sample.Election with { Plan = [activity] })), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_WithTheSameNameTwice_IsNotLoaded()
    {
        Assert.Single(ElectionCheck.Problems(Sample.Election with { Plan = [Activity, Activity] }));
        Assert.Single(ElectionCheck.Problems(Sample.Election with { Plan = [Activity with { Times = 2 }, Activity with { Id = "actividad-2" }] }));
        Assert.Single(ElectionCheck.Problems(Sample.Election with { Actors = [.. Sample.Election.Actors, new PoliticalActor(WorkPlan.Unit, "U", "U", ActorKind.Party, [])] }));
    }

    internal static readonly PlanActivity Activity = new()
    {
        Id = "actividad",
        Reference = "Art. 1",
        Name = "Actividad",
        Source = "Plan",
        Due = new PlanDate(ElectionCheck.ElectionDayId),
        Acts = [new PlanAct(PlanActKind.Done)],
    };

    internal static PlannedActivity Find(ElectionDefinition election, string id, params RecordedAct[] acts) =>
        Assert.Single(WorkPlan.Of(election, acts), a => a.Id == id);

    internal static RecordedAct Act(string activity, PlanActKind kind, string on) => new()
    {
        OperationId = Sample.NewId(),
        Activity = activity,
        Kind = kind,
        On = Day(on),
        Reference = "Oficio 1",
        At = Deadlines.EndOf(Day(on)),
        Account = "cuenta-ut",
        Name = "Unidad",
    };

    internal static ElectionDefinition Read(string folder) => DemoElection.Read(Repository.Election(folder));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
