using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Shared.Consents;

/// <summary>One thing that the titular may let be published, and what is known of it.</summary>
/// <param name="Subject">As commands name it (<see cref="ConsentSubject"/>).</param>
/// <param name="Title">The group's chip, or the section whose details are asked.</param>
/// <param name="Publishes">What a «Sí» publishes.</param>
/// <param name="IsDetails">Of a section's details, and not of a chip.</param>
/// <param name="Said">The last thing that was said of it; null when nothing was.</param>
/// <param name="Drafted">Answer of the declarations while they are a draft: <c>si</c>, <c>no</c> or null.</param>
/// <param name="Action">The registry's affirmative action that shows it anyway.</param>
public sealed record ConsentLine(
    string Subject, string Title, string Publishes, bool IsDetails, ConsentView? Said, string? Drafted, ConsentAction Action)
{
    /// <summary>Names the line's radios.</summary>
    public string Field => ConsentSubject.Field(Subject);

    /// <summary>What is recorded, as the radios write it: <c>si</c>, <c>no</c> or empty.</summary>
    public string Recorded => Said is null ? "" : Said.Given ? ConsentForm.Yes : ConsentForm.No;
}

/// <summary>Whether the group's type is public whatever the consent says (product §4).</summary>
public enum ConsentAction
{
    None,

    /// <summary>The registry says it and the UT has not confirmed it.</summary>
    Registered,

    /// <summary>Confirmed: public.</summary>
    Confirmed,
}

/// <summary>The lines of a candidacy.</summary>
public static class ConsentLines
{
    /// <summary>By group, in the questionnaire's order: its chip and, where there are some, its section's details.</summary>
    public static IReadOnlyList<ConsentLine> Of(CandidacyView candidacy, QuestionnaireSet questionnaires)
    {
        var lines = new List<ConsentLine>();
        foreach (var group in questionnaires.Groups.Where(g => IsAsked(questionnaires, g.ConsentField)))
        {
            lines.Add(Line(group.Id, group.Chip, ConsentMessages.ChipPublishes(group.Chip), isDetails: false, ActionOf(candidacy, group.Id)));
            if (group.DetailConsentField is { } field && IsAsked(questionnaires, field) && questionnaires.Identity.Find(group.Section) is { } section)
            {
                lines.Add(Line(
                    ConsentSubject.Details(section.Id), section.Title, ConsentMessages.DetailsPublish(Details(section, group)),
                    isDetails: true, ConsentAction.None));
            }
        }

        return lines;

        ConsentLine Line(string subject, string title, string publishes, bool isDetails, ConsentAction action) => new(
            subject, title, publishes, isDetails,
            candidacy.Consents.FirstOrDefault(c => c.Subject == subject),
            candidacy.Status is CandidacyStatus.Pending || candidacy.OnlyIdentity ? Drafted(candidacy, questionnaires, ConsentSubject.Field(subject)) : null,
            action);
    }

    private static bool IsAsked(QuestionnaireSet questionnaires, string field) =>
        questionnaires.Declarations.Sections.Any(s => s.FindField(field) is not null);

    // The question that makes her of the group is what the chip says; a text for «other» goes with its question.
    private static IEnumerable<string> Details(Section section, Group group) => section.Fields
        .Where(f => f is { NeverIndividual: false, Public: true, Kind: not FieldKind.Text } && f.Id != group.Field)
        .Select(f => f.Label.TrimEnd(':'));

    private static string? Drafted(CandidacyView candidacy, QuestionnaireSet questionnaires, string field) => questionnaires.Declarations.Sections
        .Select(s => candidacy.Sections.GetValueOrDefault(s.Id)?.Values.GetValueOrDefault(field))
        .FirstOrDefault(v => v is ConsentForm.Yes or ConsentForm.No);

    private static ConsentAction ActionOf(CandidacyView candidacy, string group)
    {
        return !Has(candidacy.Entry.AffirmativeActions) ? ConsentAction.None
            : Has(candidacy.ConfirmedActions) ? ConsentAction.Confirmed
            : ConsentAction.Registered;

        bool Has(string actions) => actions.Split(' ').Contains(group, StringComparer.Ordinal);
    }
}
