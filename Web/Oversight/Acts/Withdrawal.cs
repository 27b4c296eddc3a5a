using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>Whom a withdrawal may reach.</summary>
/// <param name="Candidacy">The one whose case file is open.</param>
/// <param name="Fellows">She and everybody of her slate or list.</param>
public sealed record WithdrawalReach(CandidacyView Candidacy, IReadOnlyList<Fellow> Fellows)
{
    public const string One = "candidatura";
    public const string Formula = "formula";
    public const string Slate = "planilla";

    /// <summary>How far it may go; a single way is not asked.</summary>
    public ImmutableArray<Option> Extents
    {
        get
        {
            var formula = Fellows.Where(f => f.SamePost && f.Id != Candidacy.Id).ToArray();
            var extents = ImmutableArray.Create(new Option(One, ActMessages.OnlyThis));
            if (formula.Length > 0)
                extents = extents.Add(new Option(Formula, ActMessages.WholeFormula(string.Join(", ", formula.Select(f => f.Name)))));
            if (Fellows.Any(f => !f.SamePost))
                extents = extents.Add(new Option(Slate, ActMessages.WholeSlate(Fellows.Count)));
            return extents;
        }
    }

    public ImmutableArray<Field> Fields =>
        Extents is { Length: > 1 } extents
            ? [ActFields.Cause, ActFields.Extent with { Options = extents }, ActFields.Agreement]
            : [ActFields.Cause, ActFields.Agreement];

    /// <summary>
    /// Those of an extent, the open one first so that her own refusal stops the rest. Her derived row may not be there yet,
    /// and she is withdrawn all the same.
    /// </summary>
    public IReadOnlyList<Fellow> Within(string extent) =>
    [
        Fellows.FirstOrDefault(f => f.Id == Candidacy.Id) ?? Herself,
        .. Fellows.Where(f => f.Id != Candidacy.Id && (extent == Slate || (extent == Formula && f.SamePost))),
    ];

    private Fellow Herself => new(
        Candidacy.Id, Candidacy.Entry.FullName, Candidacy.Entry.Office, Candidacy.Entry.ListNumber,
        Candidacy.Entry.Character is Character.Substitute ? "suplente" : "propietaria", Candidacy.Status, SamePost: true);
}
