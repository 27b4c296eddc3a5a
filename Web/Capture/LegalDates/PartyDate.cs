using Conoceles.Elections;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Capture.LegalDates;

/// <summary>A legal instant that whoever captures has to know.</summary>
/// <param name="Id">Unique in the list and the same tomorrow, so that a calendar program replaces it.</param>
/// <param name="At">Legal instant.</param>
/// <param name="What">What happens then.</param>
/// <param name="Why">Rule or agreement that says so.</param>
/// <param name="Warns">Something is to be done before it.</param>
public sealed record PartyDate(string Id, DateTimeOffset At, string What, string Why, bool Warns)
{
    /// <summary>The dates of some candidacies, in order: their captures, and the publication of their offices.</summary>
    public static IReadOnlyList<PartyDate> Of(IReadOnlyList<OversightRow> rows, ElectionDefinition election)
    {
        var why = DeadlineText.Describe(DeadlineKind.Capture, DeadlineTrigger.Receipt, election.Deadlines.Capture);
        var captures = rows.Where(r => r is { Status: Candidacies.CandidacyStatus.Pending, InScope: true, CaptureCloses: not null })
            .GroupBy(r => r.CaptureCloses!.Value)
            .Select(g => new PartyDate($"captura-{g.Key.ToUnixTimeSeconds()}", g.Key, DateMessages.CaptureEnds(g.Count()), why, Warns: true));
        var offices = rows.Select(r => r.Office).Distinct(StringComparer.Ordinal).Select(election.FindOffice).OfType<Office>().ToArray();
        // Offices that open together are one line, as citizens see it.
        var opens = offices.GroupBy(o => (o.Publication.Opens, o.Publication.Agreement)).Select(g => new PartyDate(
            $"abre-{g.Key.Opens.ToUnixTimeSeconds()}-{g.First().Id}", g.Key.Opens, DateMessages.Opens(g), g.Key.Agreement, Warns: false));
        var closes = offices.GroupBy(o => (o.Publication.Closes, o.Publication.Agreement)).Select(g => new PartyDate(
            $"cierra-{g.Key.Closes.ToUnixTimeSeconds()}-{g.First().Id}", g.Key.Closes, DateMessages.Closes(g), g.Key.Agreement, Warns: false));
        return [.. captures.Concat(opens).Concat(closes).OrderBy(d => d.At).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
