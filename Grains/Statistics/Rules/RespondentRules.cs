using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Receipts;
using Conoceles.Statistics;

namespace Conoceles.Grains.Statistics.Rules;

/// <summary>Who is of the universe of the statistics of groups, and as what (product §6). Pure.</summary>
internal static class RespondentRules
{
    /// <summary>Submitted and not withdrawn, with answers that are no draft.</summary>
    public static bool IsCounted(CandidacyState state) =>
        state.Status is CandidacyStatus.Captured or CandidacyStatus.Verified or CandidacyStatus.Published or CandidacyStatus.Corrected
        && state is { Entry: not null, Identity: not null, IdentityReopening: null };

    /// <param name="answers">Group id → what she answered.</param>
    public static Respondent Of(CandidacyState state, ImmutableDictionary<string, GroupAnswer> answers) => new(
        state.Id,
        // Each sending has its receipt, of an opening or of the identity questionnaire alone.
        state.Receipts.Count(r => r.Kind == ReceiptKind.Submission),
        state.Entry!.Office,
        state.Entry.PoliticalActor,
        answers,
        [.. Actions(state), .. answers.Where(a => a.Value is GroupAnswer.Yes && state.Consents.GetValueOrDefault(a.Key)?.Counts == true).Select(a => a.Key)]);

    // Those of an office that is not public yet, or is not any more, are or were to be seen all the same.
    private static IEnumerable<string> Actions(CandidacyState state) =>
        AffirmativeGroups.Split(state.ConfirmedActions).Intersect(AffirmativeGroups.Split(state.Entry!.AffirmativeActions), StringComparer.Ordinal);
}
