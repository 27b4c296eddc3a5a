using System.Globalization;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;
using CsCheck;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Tests.Elections;

using Deadlines = Conoceles.Elections.Deadlines;

public class DeadlinesTests
{
    // 2024: 19 April is a Friday.
    [Theory]
    [InlineData("2024-04-19", "2024-04-20", "2024-05-05")]
    [InlineData("2024-04-19", "2024-04-22", "2024-05-07")]
    [InlineData("2024-05-04", "2024-04-20", "2024-05-19")]
    [InlineData("2024-05-25", "2024-05-26", "2024-06-02")]
    public void Capture_CountsFromTheDayAfterTheLaterOfBoth_CappedAtElectionDay(string approved, string delivered, string last)
    {
        var deadline = Capture(approved, delivered, Sample.Calendar);
        Assert.Equal(Sample.At(last + "T23:59:59.999-07:00"), deadline.Ends);
    }

    [Fact]
    public void ThePlansOwnDates_ComeOutOfTheArithmetic()
    {
        var accounts = Deadlines.Accounts(Day("2024-04-19"), "pxx", Sample.Calendar);
        Assert.Equal((Day("2024-04-20"), Day("2024-04-22")), (accounts.First, accounts.Last));

        var capture = Capture("2024-04-19", "2024-04-20", Sample.Calendar);
        Assert.Equal((Day("2024-05-05"), Day("2024-05-04")), (capture.Last, capture.OtherCount));

        var switched = Capture("2024-04-19", "2024-04-20", CountingTheReceipt);
        Assert.Equal((Day("2024-05-04"), Day("2024-05-05")), (switched.Last, switched.OtherCount));
    }

    [Theory]
    [InlineData("2024-04-26T10:00:00-07:00", true, "2024-04-27")]
    [InlineData("2024-04-26T10:00:00-07:00", false, "2024-04-29")]
    [InlineData("2024-04-26T23:59:59.999-07:00", false, "2024-04-29")]
    [InlineData("2024-04-27T00:00:00-07:00", false, "2024-04-29")]
    [InlineData("2024-04-30T12:00:00-07:00", false, "2024-05-02")]
    [InlineData("2024-05-30T12:00:00-07:00", true, "2024-05-31")]
    public void Correction_EndsWithTheNextBusinessDay(string asked, bool everyDay, string last) =>
        Assert.Equal(Day(last), Deadlines.Correction(Sample.At(asked), With(r => r with { Business = Weekdays with { EveryDay = everyDay } })).Last);

    [Theory]
    [InlineData(1, false, "2024-04-29", "2024-04-30")]
    [InlineData(2, false, "2024-04-29", "2024-05-02")]
    [InlineData(1, true, "2024-04-29", "2024-04-29")]
    [InlineData(2, true, "2024-04-30", "2024-05-02")]
    [InlineData(1, true, "2024-04-27", "2024-04-29")]
    [InlineData(5, false, "2024-04-26", "2024-05-06")]
    public void BusinessDays_SkipWeekendsAndHolidays(int days, bool counts, string trigger, string last) =>
        Assert.Equal(Day(last), new DeadlineRule(days, DayUnit.Business, counts, "n").Last(Day(trigger), Weekdays));

    [Theory]
    [InlineData("2024-05-05", "2024-05-08", null, "2024-05-08")]
    [InlineData("2024-05-06", "2024-05-08", null, "2024-05-05")]
    [InlineData("2024-05-05", "2024-05-08", "pxx", "2024-05-08")]
    [InlineData("2024-05-05", "2024-05-08", "pyy", "2024-05-05")]
    [InlineData("2024-04-01", "2024-05-04", null, "2024-05-05")]
    public void Extension_ReachesTheDeadlinesItNames(string from, string until, string? party, string last)
    {
        var extension = new DeadlineExtension(DeadlineKind.Capture, Day(from), Day(until), "CG/90/2024", "Fallas", party);
        var deadline = Capture("2024-04-19", "2024-04-20", With(r => r with { Extensions = [extension] }));
        Assert.Equal(Day(last), deadline.Last);
        Assert.Equal(last == until, deadline.Agreement == "CG/90/2024");
    }

    [Fact]
    public void Extension_OfAnExtension_CountsFromIt()
    {
        var second = new DeadlineExtension(DeadlineKind.Capture, Day("2024-05-08"), Day("2024-05-09"), "CG/91/2024", "Fallas");
        var first = new DeadlineExtension(DeadlineKind.Capture, Day("2024-05-05"), Day("2024-05-08"), "CG/90/2024", "Fallas");
        var deadline = Capture("2024-04-19", "2024-04-20", With(r => r with { Extensions = [second, first] }));
        Assert.Equal((Day("2024-05-09"), "CG/91/2024"), (deadline.Last, deadline.Agreement));
    }

    [Fact]
    public void Capture_NeverEndsBeforeItBegins_AndALaterReceiptNeverEndsEarlier() =>
        Gen.Select(Gen.Int[0, 43], Gen.Int[0, 43], Gen.Bool, Gen.Bool, Gen.Int[1, 20]).Sample((approved, received, counts, business, days) =>
        {
            var calendar = With(r => r with
            {
                Capture = new DeadlineRule(days, business ? DayUnit.Business : DayUnit.Natural, counts, "n"),
                Business = Weekdays,
            });
            var start = Day("2024-04-20");
            var one = Deadlines.Capture(Sample.Entry with { ApprovedOn = start.AddDays(approved), AccountDeliveredOn = start.AddDays(received) }, calendar)!;
            var later = Deadlines.Capture(Sample.Entry with { ApprovedOn = start.AddDays(approved), AccountDeliveredOn = start.AddDays(received + 1) }, calendar)!;
            Assert.True(later.Last >= one.Last);
            Assert.True(one.Last <= Sample.Election.ElectionDay);
            Assert.Equal(start.AddDays(Math.Max(approved, received)), one.TriggeredOn);
            // By the definition: so many days that count lie after the trigger, or on it.
            var counted = Enumerable.Range(0, 200).Select(i => one.TriggeredOn.AddDays(i + (counts ? 0 : 1))).TakeWhile(d => d <= one.Computed)
                .Count(d => !business || Weekdays.IsBusiness(d));
            Assert.Equal(days, counted);
        });

    [Theory]
    [InlineData("2006-06-02", 18)]
    [InlineData("2006-06-03", 17)]
    [InlineData("2004-02-29", 20)]
    [InlineData("1964-06-02", 60)]
    public void AgeOn_ElectionDay_CountsCompletedYears(string birth, int age) =>
        Assert.Equal(age, Deadlines.AgeOn(Day(birth), Sample.Election.ElectionDay));

    [Fact]
    public void EveryDeadline_ExplainsItself()
    {
        Assert.Equal(
            "Entrega de la cuenta: 3 días naturales desde el día siguiente a la aprobación de la candidatura, el 19 de abril de 2024 (Lineamientos, art. 14, inciso c); vence el 22 de abril de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Deadlines.Accounts(Day("2024-04-19"), "pxx", Sample.Calendar)));
        var capture = Capture("2024-04-19", "2024-04-20", Sample.Calendar);
        Assert.Equal(
            "Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta, el 20 de abril de 2024 (Lineamientos, art. 16, inciso f); vence el 5 de mayo de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(capture));
        Assert.Equal(
            "El Plan de Trabajo, que cuenta también el día de la recepción, imprime el 4 de mayo de 2024; en este proceso se cuenta desde el día siguiente.",
            DeadlineText.Other(capture));
        Assert.Equal(
            "Captura: 15 días naturales que cuentan el de la recepción de la cuenta, el 20 de abril de 2024 (Lineamientos, art. 16, inciso f); vence el 4 de mayo de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Capture("2024-04-19", "2024-04-20", CountingTheReceipt)));
        Assert.Equal(
            "Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta, el 26 de mayo de 2024 (Lineamientos, art. 16, inciso f); sería hasta el 10 de junio de 2024, pero termina con la jornada electoral: vence el 2 de junio de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Capture("2024-05-25", "2024-05-26", Sample.Calendar)));
        var extended = With(r => r with { Extensions = [new DeadlineExtension(DeadlineKind.Capture, Day("2024-05-05"), Day("2024-05-08"), "el Acuerdo CG/90/2024", "Fallas")] });
        Assert.Equal(
            "Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta, el 20 de abril de 2024 (Lineamientos, art. 16, inciso f); vencía el 5 de mayo de 2024, el Acuerdo CG/90/2024 lo amplió y vence el 8 de mayo de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Capture("2024-04-19", "2024-04-20", extended)));
        Assert.Equal(
            "Resolución del ajuste: 1 día hábil desde el día siguiente a la recepción de la solicitud, el 26 de abril de 2024 (Plan de Trabajo, numeral 8); vence el 27 de abril de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Deadlines.Correction(Sample.At("2024-04-26T10:00:00-07:00"), Sample.Calendar)));
        Assert.Equal(
            "Captura reabierta: la fecha la fija CG/95/2024; vence el 20 de mayo de 2024 a las 23:59, hora de Sonora.",
            DeadlineText.Explain(Deadlines.Reopening("CG/95/2024", Sample.At("2024-05-10T09:00:00-07:00"), Deadlines.EndOf(Day("2024-05-20")))));
    }

    private static readonly BusinessCalendar Weekdays = new()
    {
        EveryDay = false,
        Holidays = [new Holiday(new DateOnly(2024, 5, 1), "Día del trabajo")],
    };

    private static Calendar CountingTheReceipt => With(r => r with { Capture = r.Capture with { CountsTriggerDay = true } });

    private static Deadline Capture(string approved, string delivered, Calendar calendar) =>
        Deadlines.Capture(Sample.Entry with { ApprovedOn = Day(approved), AccountDeliveredOn = Day(delivered) }, calendar)!;

    private static Calendar With(Func<DeadlineRules, DeadlineRules> change) =>
        Sample.Calendar with { Deadlines = change(Sample.Calendar.Deadlines) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
