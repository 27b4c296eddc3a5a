namespace Conoceles.Web.Shared.Forms;

/// <summary>How grave it is: what was refused is never mistaken for what is only advised.</summary>
public enum PageErrorKind
{
    /// <summary>The form was not taken because of it.</summary>
    Error,

    /// <summary>The text is saved; the submission needs this mended.</summary>
    ToSend,

    /// <summary>A suggestion: it blocks nothing.</summary>
    Hint,
}

/// <summary>One line of the error summary, with the same words beside its field.</summary>
/// <param name="Field">Element id that the line leads to; empty when it is about the whole page.</param>
/// <param name="Message">Spanish sentence.</param>
/// <param name="Kind">An error unless it is said otherwise.</param>
public sealed record PageError(string Field, string Message, PageErrorKind Kind = PageErrorKind.Error)
{
    /// <summary>What a saved answer is told: what blocks the submission, or a suggestion.</summary>
    public static PageError Advice(Questionnaires.Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new PageError(finding.Field, finding.Message, finding.Blocks ? PageErrorKind.ToSend : PageErrorKind.Hint);
    }
}
