using Conoceles.Questionnaires;

namespace Conoceles.Web.Shared.Forms;

/// <summary>One answer of a field as its form shows it. A repeated field has several; any other, one.</summary>
/// <param name="Field">The question.</param>
/// <param name="Number">From 1.</param>
/// <param name="Value">Stored or posted text; empty when there is none.</param>
/// <param name="Error">What is wrong with it or advised, in the words of the summary; null when nothing.</param>
/// <param name="Hinted">There is a hint to be read with it.</param>
public sealed record FieldItem(Field Field, int Number, string Value, PageError? Error, bool Hinted)
{
    /// <summary>Name of the input and id of the element that an error leads to.</summary>
    public string Id => Field.ItemId(Number);

    // «No aplica» is the system's word for a hidden answer, never the person's.
    public string Shown => Value == QuestionnaireRules.NotApplicable ? "" : Value;

    // A suggestion does not make an answer wrong.
    public string? Invalid => Error is null or { Kind: PageErrorKind.Hint } ? null : "true";

    public string HintId => Field.Id + "-pista";

    public string ErrorId => Id + "-error";

    public string CountId => Id + "-cuenta";

    /// <summary>Elements that are read with the input: hint, error, count.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new List<string>();
            if (Hinted)
                ids.Add(HintId);
            if (Error is not null)
                ids.Add(ErrorId);
            if (Field is { Kind: FieldKind.LongText, Max: not null })
                ids.Add(CountId);
            return ids.Count > 0 ? string.Join(' ', ids) : null;
        }
    }
}
