using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.Review;

/// <summary>
/// What the system noticed in each section, for the reviewer to look at: it decides nothing. What the author was told while
/// she wrote, and texts that another capture of her party has too.
/// </summary>
internal static class Advice
{
    /// <summary>Candidacies that a line names before it only counts.</summary>
    private const int Named = 3;

    /// <summary>Section id → sentences.</summary>
    public static async Task<ILookup<string, string>> Of(ITextTwins rows, CandidacyView view, Questionnaire curricular, CancellationToken cancellation)
    {
        var hints = QuestionnaireRules.CheckAll(curricular, section => view.Sections.GetValueOrDefault(section)?.Values)
            .Where(f => !f.Blocks)
            .Select(f => (f.Section, f.Message));
        return (await Twins(rows, view, curricular, cancellation)).Concat(hints).ToLookup(a => a.Item1, a => a.Item2, StringComparer.Ordinal);
    }

    private static async Task<List<(string Section, string Message)>> Twins(
        ITextTwins rows, CandidacyView view, Questionnaire curricular, CancellationToken cancellation)
    {
        var prints = curricular.Sections
            .Where(s => view.Sections.ContainsKey(s.Id))
            .SelectMany(s => TextPrint.Of(s, view.Sections[s.Id].Values).Select(p => (Section: s, p.Field, p.Print)))
            .ToArray();
        var twins = await Found(rows, view, [.. prints.Select(p => p.Print).Distinct(StringComparer.Ordinal)], cancellation);
        return [.. prints
            .Select(p => (p.Section, p.Field, Names: twins.Where(t => t.Prints.Contains(p.Print)).Select(t => t.Name).ToArray()))
            .Where(p => p.Names.Length > 0)
            .Select(p => (p.Section.Id, ReviewMessages.SameText(
                p.Section.FindField(p.Field)?.Label.TrimEnd(':') ?? p.Section.Title, [.. p.Names.Take(Named)], p.Names.Length - Named)))];
    }

    // Advice that cannot be given must not take the review away.
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
