using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>What the acts ask, as questions of a form.</summary>
internal static class ActFields
{
    public static readonly Field Agreement = new()
    {
        Id = "acuerdo",
        Kind = FieldKind.Text,
        Label = ActMessages.Agreement,
        Hint = ActMessages.AgreementHint,
    };

    public static readonly Field Reason = new() { Id = "motivo", Kind = FieldKind.LongText, Label = ActMessages.Reason, Hint = ActMessages.ReasonHint };

    public static readonly Field Note = new()
    {
        Id = "nota",
        Kind = FieldKind.LongText,
        Label = ActMessages.Note,
        Hint = ActMessages.NoteHint,
        Extra = true,
    };

    public static readonly Field Until = new() { Id = "hasta", Kind = FieldKind.Date, Label = ActMessages.Until };

    public static readonly Field IdentityUntil = new()
    {
        Id = "identidad-hasta",
        Kind = FieldKind.Date,
        Label = ActMessages.IdentityUntil,
        Hint = ActMessages.IdentityUntilHint,
        // After election day nobody answers any more, and it stays empty.
        Extra = true,
    };

    /// <summary>Only their ids: the questions themselves depend on the candidacy.</summary>
    public static readonly Field Section = new() { Id = "rubro", Kind = FieldKind.Select, Label = ActMessages.Section };

    public static readonly Field Ground = new() { Id = "supuesto", Kind = FieldKind.Choice, Label = ActMessages.Ground };

    public static readonly Field Cause = new()
    {
        Id = "causa",
        Kind = FieldKind.Choice,
        Label = ActMessages.CauseLabel,
        Options = [.. Enum.GetValues<WithdrawalCause>().Select(c => new Option(c.ToString(), ActMessages.Cause(c)))],
    };

    /// <summary>Only its id: what it offers depends on who contends with the candidacy.</summary>
    public static readonly Field Extent = new() { Id = "alcance", Kind = FieldKind.Choice, Label = ActMessages.ExtentLabel };

    /// <summary>Nothing irreversible happens without it.</summary>
    public static Field Acknowledge(string sentence) => new() { Id = "confirmo", Kind = FieldKind.Check, Label = sentence };

    /// <summary>One of the curricular sections that <paramref name="fits"/>.</summary>
    public static Field SectionOf(ElectionDefinition election, Func<Section, bool> fits) => Section with
    {
        Options = [.. election.Questionnaires.Curricular.Sections.Where(fits).Select(s => new Option(s.Id, s.Title))],
    };

    public static Field GroundOf(IEnumerable<Ground> grounds) => Ground with
    {
        Options = [.. grounds.Select(g => new Option(g.Id, $"{g.Text} ({g.Norm})"))],
    };

    /// <summary>A section that was answered: of an empty one there is nothing to observe.</summary>
    public static bool IsAnswered(CandidacyView candidacy, Section section) =>
        candidacy.Sections.GetValueOrDefault(section.Id)?.Values.Values.Any(v => v.Length > 0) == true;
}
