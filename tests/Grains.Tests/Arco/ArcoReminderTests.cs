using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Arco;

/// <summary>Which reminders of requests an instant asks for, what they say, and what they do not.</summary>
public sealed class ArcoReminderTests
{
    private static readonly ArcoTerm Answer = ArcoStanding.Of(ArcoSample.Request, ArcoSample.Election).Running!;

    private static readonly RunningArcoTerm[] Running =
        [new(7, Answer.Kind, Answer.Ends, ArcoText.Explain(Answer)), new(8, ArcoTermKind.Fulfilment, Answer.Ends.AddDays(4), "Por eso.")];

    [Theory]
    [InlineData("2024-06-26T23:59:59.998-07:00", "")]
    [InlineData("2024-06-26T23:59:59.999-07:00", "por-vencer_prueba_7_Answer_20240701")]
    [InlineData("2024-07-01T23:59:59.999-07:00", "por-vencer_prueba_7_Answer_20240701 por-vencer_prueba_8_Fulfilment_20240705")]
    [InlineData("2024-07-02T00:00:00-07:00", "vencido_prueba_7_Answer_20240701 por-vencer_prueba_8_Fulfilment_20240705")]
    [InlineData("2024-07-07T00:00:00-07:00", "vencido_prueba_8_Fulfilment_20240705")]
    [InlineData("2024-07-11T00:00:00-07:00", "")]
    public void Term_IsReminded_BeforeItEnds_AndAfterIt_AndNotForever(string now, string reminders) => Assert.Equal(
        reminders.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => "arco-" + r),
        ArcoReminderRules.At(Sample.At(now), Running).Select(r => r.KeyIn("prueba")));

    [Theory]
    [InlineData("2024-06-01T00:00:00-07:00", "2024-06-26T23:59:59.999-07:00")]
    [InlineData("2024-06-26T23:59:59.999-07:00", "2024-06-30T23:59:59.999-07:00")]
    [InlineData("2024-07-01T00:00:00-07:00", "2024-07-02T00:00:00-07:00")]
    [InlineData("2024-07-02T00:00:00-07:00", "2024-07-06T00:00:00-07:00")]
    [InlineData("2024-07-06T00:00:00-07:00", null)]
    public void Next_IsTheNextReminder(string after, string? next) =>
        Assert.Equal(next is null ? null : Sample.At(next), ArcoReminderRules.Next(Sample.At(after), Running));

    [Fact]
    public void Reminder_SaysTheNumberTheDateAndWhy_AndNothingOfAnybody()
    {
        var reminder = ArcoReminderRules.At(Sample.At("2024-07-02T08:00:00-07:00"), Running).First();
        var notice = ArcoReminderText.Compose(reminder, ArcoSample.Election, new Uri("https://conoceles.example/"));
        Assert.Equal((WorkPlan.Unit, NoticeKinds.ArcoReminder, "prueba"), (notice.Party, notice.Kind, notice.Election));
        Assert.Equal("[Prueba] Venció el 1 de julio de 2024: solicitud ARCO 7, respuesta", notice.Subject);
        Assert.Contains("Por qué esa fecha. Respuesta: 20 días hábiles desde el día siguiente a la recepción de la solicitud, el 3 de junio de 2024", notice.Body, StringComparison.Ordinal);
        Assert.Contains("https://conoceles.example/ut/arco/7", notice.Body, StringComparison.Ordinal);
        Assert.Equal(Answer.Ends.AddDays(5), notice.ValidUntil);
        foreach (var kept in new[] { ArcoSample.Who, ArcoSample.Asked, Sample.Id, "Cancelación" })
            Assert.DoesNotContain(kept, notice.Subject + notice.Body, StringComparison.OrdinalIgnoreCase);
    }
}
