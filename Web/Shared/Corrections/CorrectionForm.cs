using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;

namespace Conoceles.Web.Shared.Corrections;

using Answers = ImmutableDictionary<string, string>;

/// <summary>
/// The form of a change to what is public, the one correction or the institute's own: every curricular section at once,
/// because it can be asked only once. Nothing is kept between its steps but in the form itself.
/// </summary>
/// <param name="Sections">Section → its answers as they should be: posted, or stored when the form does not carry it.</param>
/// <param name="PhotoError">Why the chosen file was refused.</param>
/// <param name="Step">What the person pressed.</param>
/// <param name="SeenVersion">The candidacy's version that the form was made from.</param>
/// <param name="Acknowledged">«Sé que es el único ajuste».</param>
/// <param name="Nonce">Makes a double click one act.</param>
public sealed record CorrectionForm(
    ImmutableDictionary<string, Answers> Sections, PageError? PhotoError, string Step, int SeenVersion, bool Acknowledged, string Nonce)
{
    public const string StepField = "paso";
    public const string VersionField = "version";
    public const string SectionField = "rubro";
    public const string AcknowledgeField = "unico";

    /// <summary>The difference before it is asked.</summary>
    public const string Compare = "comparar";

    /// <summary>Back to the fields.</summary>
    public const string Edit = "editar";

    /// <summary>The request itself.</summary>
    public const string Ask = "solicitar";

    /// <summary>What is public now, before anything is changed.</summary>
    public static CorrectionForm Of(CandidacyView candidacy, QuestionnaireSet questionnaires) => new(
        questionnaires.Curricular.Sections.ToImmutableDictionary(s => s.Id, s => Stored(candidacy, s.Id), StringComparer.Ordinal),
        null, Edit, candidacy.Version, false, OperationId.NewNonce());

    internal static async Task<CorrectionForm> Read(
        HttpContext context, CandidacyView candidacy, QuestionnaireSet questionnaires, PhotoForm photos)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var read = Of(candidacy, questionnaires);
        var carried = form[SectionField].ToHashSet(StringComparer.Ordinal);
        foreach (var section in questionnaires.Curricular.Sections.Where(s => carried.Contains(s.Id)))
        {
            var photo = await photos.Read(context, candidacy, section, form, PostedAnswers.Of(form, section));
            read = read with { Sections = read.Sections.SetItem(section.Id, photo.Values), PhotoError = photo.Error ?? read.PhotoError };
        }

        return read with
        {
            Step = form[StepField].ToString(),
            SeenVersion = int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            Acknowledged = form[AcknowledgeField] == QuestionnaireRules.Yes,
            Nonce = form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : read.Nonce,
        };
    }

    /// <summary>Section → field → text as it should be, of what is not as it is; an empty text removes the answer.</summary>
    public ImmutableDictionary<string, Answers> Changes(CandidacyView candidacy) => Sections
        .Select(s => (s.Key, Changed: Changed(Stored(candidacy, s.Key), s.Value)))
        .Where(s => !s.Changed.IsEmpty)
        .ToImmutableDictionary(s => s.Key, s => s.Changed, StringComparer.Ordinal);

    /// <summary>The same, field by field, with what it says now.</summary>
    public IEnumerable<FieldChange> Difference(CandidacyView candidacy) => Changes(candidacy).SelectMany(s => s.Value.Select(f =>
        new FieldChange(s.Key, f.Key, Stored(candidacy, s.Key).GetValueOrDefault(f.Key), f.Value.Length > 0 ? f.Value : null)));

    /// <summary>What keeps it from being asked: a maximum that is passed, a minimum that is left incomplete, a photograph.</summary>
    public PageError[] Errors(CandidacyView candidacy, QuestionnaireSet questionnaires)
    {
        var changed = Changes(candidacy);
        return
        [
            .. PhotoError is null ? Enumerable.Empty<PageError>() : [PhotoError],
            .. questionnaires.Curricular.Sections.Where(s => changed.ContainsKey(s.Id))
                .SelectMany(s => QuestionnaireRules.Check(s, Sections[s.Id])).Where(f => f.Blocks)
                .Select(f => new PageError(f.Field, f.Message)),
        ];
    }

    /// <param name="candidacy">Whose it is.</param>
    /// <param name="act">What the form does.</param>
    /// <param name="content">What makes it this act besides the changes.</param>
    public Guid Operation(CandidacyView candidacy, string act = "correction", params IEnumerable<string> content) => OperationId.Derive(
        Nonce,
        [
            act, candidacy.Id, .. content, SeenVersion.ToString(CultureInfo.InvariantCulture),
            .. Changes(candidacy).OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(
                s => s.Value.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => new[] { s.Key, f.Key, f.Value })),
        ]);

    private static Answers Changed(Answers stored, Answers wanted) =>
        wanted.Keys.Union(stored.Keys, StringComparer.Ordinal)
            .Where(f => wanted.GetValueOrDefault(f, "") != stored.GetValueOrDefault(f, ""))
            .ToImmutableDictionary(f => f, f => wanted.GetValueOrDefault(f, ""), StringComparer.Ordinal);

    private static Answers Stored(CandidacyView candidacy, string section) =>
        candidacy.Sections.GetValueOrDefault(section)?.Values ?? Answers.Empty;
}
