using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Review;

/// <summary>What a reviewer decided of a section, as she posted it.</summary>
/// <param name="Choice"><see cref="DecisionForm.Conforming"/>, <see cref="DecisionForm.Observed"/>, or empty.</param>
/// <param name="Ground">Id of the catalogue; only of an observation.</param>
/// <param name="Note">What the party is told.</param>
public sealed record Decision(string Choice, string Ground, string Note)
{
    public static readonly Decision None = new("", "", "");

    /// <summary>It says an observation that is to be recorded.</summary>
    public bool IsNew => Choice == DecisionForm.Observed && (Ground.Length > 0 || Note.Length > 0);
}

/// <summary>The decisions of a review, section by section. A section with an observation on record needs no other word.</summary>
/// <param name="Of">Section id → what was posted of it.</param>
public sealed record DecisionForm(ImmutableDictionary<string, Decision> Of)
{
    public const string Conforming = "conforme";
    public const string Observed = "observacion";

    /// <summary>In UTF-16 units, as the candidacy takes it.</summary>
    private const int MaxNote = 2_000;

    public static readonly DecisionForm Empty = new(ImmutableDictionary<string, Decision>.Empty);

    /// <summary>Name of a section's two radios.</summary>
    public static string ChoiceName(string section) => "decision-" + section;

    /// <summary>Element id of «Conforme»; what is wrong with the section's decision leads there.</summary>
    public static string ConformingId(string section) => "conforme-" + section;

    public static string ObservedId(string section) => "observa-" + section;

    /// <summary>Name and element id.</summary>
    public static string GroundField(string section) => "supuesto-" + section;

    /// <summary>Name and element id.</summary>
    public static string NoteField(string section) => "nota-" + section;

    /// <summary>Only the questionnaire's own sections are read.</summary>
    public static DecisionForm Read(IFormCollection form, Questionnaire curricular) => new(curricular.Sections.ToImmutableDictionary(
        s => s.Id,
        s => new Decision(
            form[ChoiceName(s.Id)].ToString() is var choice && choice is Conforming or Observed ? choice : "",
            form[GroundField(s.Id)].ToString(),
            AnswerText.Clean(form[NoteField(s.Id)])),
        StringComparer.Ordinal));

    /// <summary>What a section's form shows: what was posted, or what its observation on record says.</summary>
    public Decision Shown(CandidacyView view, string section) =>
        Of.GetValueOrDefault(section) is { Choice.Length: > 0 } posted ? posted
        : IsObserved(view, section) ? Decision.None with { Choice = Observed }
        : Of.GetValueOrDefault(section, Decision.None);

    /// <summary>The same with «Conforme» where nothing was decided.</summary>
    public DecisionForm WithTheRestConforming(CandidacyView view, Questionnaire curricular) => new(curricular.Sections.ToImmutableDictionary(
        s => s.Id,
        s => Shown(view, s.Id) is { Choice.Length: > 0 } decided ? decided : Of.GetValueOrDefault(s.Id, Decision.None) with { Choice = Conforming },
        StringComparer.Ordinal));

    /// <summary>Sections found conforming.</summary>
    public ImmutableHashSet<string> ConformingSections => [.. Of.Where(d => d.Value.Choice == Conforming).Select(d => d.Key)];

    /// <summary>Observations to record, in the order of the questionnaire.</summary>
    public IEnumerable<(Section Section, Decision Decision)> New(Questionnaire curricular) =>
        curricular.Sections.Select(s => (s, Of.GetValueOrDefault(s.Id, Decision.None))).Where(d => d.Item2.IsNew);

    /// <summary>What keeps the form back, in the order of the page.</summary>
    public PageError[] Errors(CandidacyView view, Questionnaire curricular, ImmutableArray<Ground> grounds) =>
        [.. curricular.Sections.Select(s => Error(view, s, grounds)).OfType<PageError>()];

    private PageError? Error(CandidacyView view, Section section, ImmutableArray<Ground> grounds)
    {
        var decision = Shown(view, section.Id);
        return decision switch
        {
            { Choice: "" } => new PageError(ConformingId(section.Id), ReviewMessages.DecideSection(section.Title)),
            { Choice: Conforming } => null,
            { IsNew: false } when IsObserved(view, section.Id) => null,
            _ when grounds.All(g => g.Id != decision.Ground) => new PageError(GroundField(section.Id), ReviewMessages.ChooseGroundOf(section.Title)),
            { Note: "" } => new PageError(NoteField(section.Id), ReviewMessages.WriteNoteOf(section.Title)),
            { Note.Length: > MaxNote } => new PageError(NoteField(section.Id), ReviewMessages.ShortenNoteOf(section.Title)),
            _ => null,
        };
    }

    private static bool IsObserved(CandidacyView view, string section) => view.Observations.Any(o => o.Section == section);
}
