using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>Why a capture closes when it does, for letters and files: the rule, and each agreement that extended it.</summary>
public static class CaptureReason
{
    /// <param name="closes">The closing.</param>
    /// <param name="party">Responsible party.</param>
    public static IEnumerable<string> Of(DateTimeOffset closes, string party, ElectionDefinition election)
    {
        yield return DeadlineText.Describe(DeadlineKind.Capture, DeadlineTrigger.Receipt, election.Deadlines.Capture);
        foreach (var extension in election.Deadlines.Extensions)
        {
            if (extension.Deadline is DeadlineKind.Capture && extension.Until == Deadlines.LocalDate(closes) && (extension.Party is null || extension.Party == party))
                yield return $"{extension.Agreement} amplió el plazo hasta el {SpanishDay.Of(extension.Until)}.";
        }
    }
}
