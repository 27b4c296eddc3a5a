using Conoceles.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Grains.Tests.Elections;
using CsCheck;
using Deadlines = Conoceles.Elections.Deadlines;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>Which reminders of the plan an instant asks for, what they say, and that any schedule of looks gives the same ones.</summary>
public sealed class PlanReminderTests
{
    /// <summary>Due on 02/11/2023, and its remission on the 6th.</summary>
    private static readonly ElectionDefinition Election = Sample.Election with
    {
        Plan =
        [
            WorkPlanTests.Activity with
            {
                Id = "plan-de-trabajo",
                Name = "Plan de trabajo",
                Due = new PlanDate(ElectionCheck.ElectionDayId, -7),
                Acts = [new PlanAct(PlanActKind.Done), new PlanAct(PlanActKind.Remitted, "SIVOPLE", new DeadlineRule(5, DayUnit.Natural, true, "Art. 11"))],
            },
        ],
    };

    [Theory]
    [InlineData("2023-10-26T23:59:59.998-07:00", "")]
    [InlineData("2023-10-26T23:59:59.999-07:00", "por-vencer-1102")]
    [InlineData("2023-10-30T23:59:59.999-07:00", "por-vencer-1102 por-vencer-1106")]
    [InlineData("2023-11-02T23:59:59.999-07:00", "por-vencer-1102 por-vencer-1106")]
    [InlineData("2023-11-03T00:00:00-07:00", "vencido-1102 por-vencer-1106")]
    [InlineData("2023-11-07T00:00:00-07:00", "vencido-1102 vencido-1106")]
    [InlineData("2023-11-10T00:00:00-07:00", "vencido-1106")]
    [InlineData("2023-11-14T00:00:00-07:00", "")]
    public void Day_IsReminded_BeforeIt_AndAfterIt_AndNotForever(string now, string reminders) =>
        Assert.Equal(
            reminders.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => $"plan-{r[..^5]}_prueba_plan-de-trabajo_2023{r[^4..]}"),
            Written(Sample.At(now)));

    [Fact]
    public void WhatWasRecorded_IsNotReminded()
    {
        var now = Sample.At("2023-11-05T12:00:00-07:00");
        Assert.Equal(2, Written(now).Length);
        var done = WorkPlanTests.Act("plan-de-trabajo", PlanActKind.Done, "2023-10-31");
        Assert.Equal(["plan-por-vencer_prueba_plan-de-trabajo_20231106"], Written(now, done));
        Assert.Empty(Written(now, done, WorkPlanTests.Act("plan-de-trabajo", PlanActKind.Remitted, "2023-11-04")));
    }

    [Fact]
    public void ActsOfOneDay_AreOneReminder()
    {
        var report = Election with { Plan = [Election.Plan[0] with { Acts = [new PlanAct(PlanActKind.Made), new PlanAct(PlanActKind.Approved, "CTSCCC")] }] };
        var reminder = Assert.Single(PlanReminderRules.At(Sample.At("2023-11-01T12:00:00-07:00"), WorkPlan.Of(report, [])));
        Assert.Contains("Sin registrar:\nElaboración\nAprobación (CTSCCC)\n", PlanReminderText.Compose(reminder, report, null).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Reminder_SaysWhatIsDue_Why_AndWhere()
    {
        var reminder = PlanReminderRules.At(Sample.At("2023-11-07T08:00:00-07:00"), WorkPlan.Of(Election, [])).Last();
        var notice = PlanReminderText.Compose(reminder, Election, new Uri("https://conoceles.example/"));
        Assert.Equal((WorkPlan.Unit, NoticeKinds.PlanReminder, "prueba"), (notice.Party, notice.Kind, notice.Election));
        Assert.Equal("[Prueba] Venció el 6 de noviembre de 2023: Plan de trabajo", notice.Subject);
        Assert.Contains("Sin registrar:\nRemisión al INE (SIVOPLE)\n", notice.Body, StringComparison.Ordinal);
        Assert.Contains("Por qué esa fecha. Remisión al INE: 5 días naturales", notice.Body, StringComparison.Ordinal);
        Assert.Contains("https://conoceles.example/ut/plan", notice.Body, StringComparison.Ordinal);
        Assert.Equal(Deadlines.EndOf(new DateOnly(2023, 11, 13)), notice.ValidUntil);
    }

    [Theory]
    [InlineData("2023-10-01T00:00:00-07:00", "2023-10-26T23:59:59.999-07:00")]
    [InlineData("2023-10-26T23:59:59.999-07:00", "2023-10-30T23:59:59.999-07:00")]
    [InlineData("2023-10-31T00:00:00-07:00", "2023-11-03T00:00:00-07:00")]
    [InlineData("2023-11-03T00:00:00-07:00", "2023-11-07T00:00:00-07:00")]
    [InlineData("2023-11-07T00:00:00-07:00", null)]
    public void Next_IsTheNextReminder(string after, string? next) =>
        Assert.Equal(next is null ? null : Sample.At(next), PlanReminderRules.Next(Sample.At(after), WorkPlan.Of(Election, [])));

    /// <summary>
    /// Looks at any instants, in any order, some twice: what is written is what the plain definition says of each look, whoever
    /// looked before; and between two instants that <see cref="PlanReminderRules.Next"/> gives, nothing new is asked for.
    /// </summary>
    [Fact]
    public void AnySchedule_OfLooksJumpsAndRepeats_WritesWhatTheModelSays()
    {
        var start = Sample.At("2023-10-20T00:00:00-07:00");
        var (written, silent) = (0, 0);
        Gen.Select(Gen.Int[0, 45_000].Array[1, 10], Gen.Int[1, 3], Gen.Int[0, 2]).Sample((looks, repeats, recorded) =>
        {
            var acts = new[] { WorkPlanTests.Act("plan-de-trabajo", PlanActKind.Done, "2023-10-20"), WorkPlanTests.Act("plan-de-trabajo", PlanActKind.Remitted, "2023-10-21") }[..recorded];
            var outbox = new HashSet<string>(StringComparer.Ordinal);
            foreach (var look in looks.SelectMany(l => Enumerable.Repeat(l, repeats)))
                outbox.UnionWith(Written(start.AddMinutes(look), acts));

            var model = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (day, act) in new[] { ("20231102", 0), ("20231106", 1) }.Where(d => d.Item2 >= recorded))
            {
                var ends = Sample.At($"{day[..4]}-{day[4..6]}-{day[6..]}T23:59:59.999-07:00");
                foreach (var left in looks.Select(l => (ends - start.AddMinutes(l)).TotalDays).Where(d => Math.Abs(d) <= 7))
                    model.Add($"plan-{(left < 0 ? "vencido" : "por-vencer")}_prueba_plan-de-trabajo_{day}");
            }

            Assert.Equal(model.Order(StringComparer.Ordinal), outbox.Order(StringComparer.Ordinal));
            foreach (var look in looks.Select(l => start.AddMinutes(l)))
            {
                var next = PlanReminderRules.Next(look, WorkPlan.Of(Election, acts)) ?? look.AddDays(30);
                Assert.Subset(Written(look, acts).ToHashSet(StringComparer.Ordinal), Written(look + ((next - look) / 2), acts).ToHashSet(StringComparer.Ordinal));
            }

            written += outbox.Count;
            silent += outbox.Count == 0 ? 1 : 0;
        }, iter: 1_000, threads: 1);
        Assert.True(written > 500 && silent > 0, $"{written} reminders, {silent} silent schedules: nothing was compared.");
    }

    private static string[] Written(DateTimeOffset now, params RecordedAct[] acts) =>
        [.. PlanReminderRules.At(now, WorkPlan.Of(Election, acts)).Select(r => r.KeyIn("prueba"))];
}
