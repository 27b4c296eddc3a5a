using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.Tasks;

namespace Conoceles.Web.Capture;

/// <summary>What a capture lacks, each with the field where it is answered.</summary>
internal static class MissingLines
{
    /// <summary>Of the legal minimum, as the grain says.</summary>
    /// <param name="identityClosed">The identity questionnaire is not this account's to answer.</param>
    public static MissingLine[] Minimum(CandidacyView view, QuestionnaireSet questionnaires, bool identityClosed) =>
        [.. view.Missing.Where(f => f.Blocks).Select(f => new MissingLine(
            identityClosed && questionnaires.Identity.Find(f.Section) is not null ? null : Address(view.Id, f.Section, f.Field), f.Message))];

    private static string Address(string id, string section, string field) => Links.Field(id, section, field == section ? "" : field);
}
