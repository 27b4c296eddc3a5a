using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.Tasks;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Capture.Review;

/// <summary>
/// Long texts that say the same as another candidacy's of the same party: it is told, as a copy may be a slip, and never
/// blocks. Another party's texts are not looked at.
/// </summary>
internal static class TextTwins
{
    /// <summary>Candidacies that a line names before it only counts.</summary>
    private const int Named = 3;

    public static async Task<MissingLine[]> Of(ITextTwins rows, CandidacyView view, Questionnaire curricular, CancellationToken cancellation)
    {
        var prints = curricular.Sections
            .Where(s => view.Sections.ContainsKey(s.Id))
            .SelectMany(s => TextPrint.Of(s, view.Sections[s.Id].Values).Select(p => (Section: s, p.Field, p.Print)))
            .ToArray();
        var twins = await Found(rows, view, [.. prints.Select(p => p.Print).Distinct(StringComparer.Ordinal)], cancellation);
        return [.. prints
            .Select(p => (p.Section, p.Field, Names: twins.Where(t => t.Prints.Contains(p.Print)).Select(t => t.Name).ToArray()))
            .Where(p => p.Names.Length > 0)
            .Select(p => new MissingLine(
                Links.Field(view.Id, p.Section.Id, p.Field, toReview: true),
                ReviewMessages.SameText(p.Section.Title, [.. p.Names.Take(Named)], p.Names.Length - Named)))];
    }

    // A suggestion that cannot be made must not take the review away on the last day.
    private static async Task<List<TextTwin>> Found(ITextTwins rows, CandidacyView view, string[] prints, CancellationToken cancellation)
    {
        if (prints.Length == 0)
            return [];
        try
        {
            return await rows.Twins(view.Entry.ResponsibleParty, view.Id, prints, cancellation);
        }
        catch (NpgsqlException)
        {
            return [];
        }
    }
}
