using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Capture.LegalDates;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Tests.Capture;

/// <summary>The party's legal dates, as a list and as a file for a calendar program.</summary>
public sealed class PartyDatesTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 1, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset First = Deadlines.EndOf(new DateOnly(2024, 5, 5));

    private static readonly ElectionDefinition Election = Sample.Election with
    {
        Offices = [.. Sample.Election.Offices.Select((o, i) => o with
        {
            Publication = new PublicationWindow(
                Deadlines.StartOf(new DateOnly(2024, 4, 20 + (i / 2))), Deadlines.EndOf(Sample.Election.ElectionDay), "CG/2/2024; «campañas», art. 6"),
        })],
    };

    [Fact]
    public void Dates_SayWhatIsLeftToSend_AndWhenItIsPublic_OfThePartysOfficesAlone()
    {
        var dates = PartyDate.Of(
        [
            Row(1, First), Row(2, First), Row(3, First.AddDays(2)), Row(4, First, CandidacyStatus.Captured), Row(5, null), Row(6, First, inScope: false),
            Row(7, First, office: "presidencia-municipal"),
        ], Election);
        Assert.Equal(
            [
                "Empieza la publicación: Diputación, Presidencia municipal",
                "Vence la captura de 3 candidaturas sin enviar",
                "Vence la captura de 1 candidatura sin enviar",
                "Termina la publicación: Diputación, Presidencia municipal",
            ],
            dates.Select(d => d.What));
        Assert.Equal([false, true, true, false], dates.Select(d => d.Warns));
        Assert.All(dates, d => Assert.NotEmpty(d.Why));
        Assert.Equal(dates.Count, dates.Select(d => d.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(PartyDate.Of([], Election));
    }

    [Fact]
    public void File_IsReadBackByACalendarProgram_WithItsWarnings()
    {
        var dates = PartyDate.Of([Row(1, First), Row(2, First.AddDays(2))], Election);
        var text = PartyDatesFile.Of(dates, Election, Now);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));

        var read = Ical.Net.Calendar.Load(text)!;
        Assert.Equal(dates.Select(d => "[Prueba] " + d.What).Order(StringComparer.Ordinal), read.Events.Select(e => e.Summary!).Order(StringComparer.Ordinal));
        foreach (var date in dates)
        {
            var one = Assert.Single(read.Events, e => e.Uid!.StartsWith(date.Id + "@", StringComparison.Ordinal));
            // Whole seconds: the format has no others, and the last of a day is not the next day.
            Assert.Equal(date.At.ToUnixTimeSeconds(), new DateTimeOffset(one.DtStart!.AsUtc, TimeSpan.Zero).ToUnixTimeSeconds());
            Assert.Equal(date.Why, one.Description);
            Assert.Equal(date.Warns ? [-72, -24, -2] : [], one.Alarms.Select(a => (int)a.Trigger!.Duration!.Value.ToTimeSpanUnspecified().TotalHours));
        }
    }

    private static OversightRow Row(
        int number, DateTimeOffset? closes, CandidacyStatus status = CandidacyStatus.Pending, bool inScope = true, string office = "diputacion-mr") => new()
        {
            Id = CandidacyId.Create(Sample.Slug, number),
            Status = status,
            Office = office,
            Territory = "Distrito 6, Hermosillo",
            Character = "propietaria",
            Actor = "rojo",
            ResponsibleParty = "rojo",
            DisplayName = "Fulana Ficticia",
            SortName = "FICTICIA FULANA",
            CaptureCloses = closes,
            Complete = 0,
            Sections = 1,
            Started = 0,
            MinimumMissing = 1,
            CurricularPercent = 0,
            InScope = inScope,
        };
}
