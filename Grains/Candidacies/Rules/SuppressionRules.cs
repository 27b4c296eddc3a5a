using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Receipts;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// Sensitive data of who was withdrawn (plan §9; product §5): blocked at once, forgotten and destroyed when the term ends. Forgetting
/// is committed first, so that no state ever names what was destroyed; the acta is signed last, so that it never says what
/// did not happen.
/// </summary>
internal static class SuppressionRules
{
    private static readonly string[] PublicSexes = ["Mujer", "Hombre"];

    /// <summary>Until when the data stay blocked; null of who is not withdrawn.</summary>
    public static Deadline? Deadline(CandidacyState state, Calendar calendar) =>
        state.Withdrawal is { } withdrawal ? Deadlines.Suppression(withdrawal.At, calendar) : null;

    public static Decision Decide(CandidacyState state, Suppress command, Circumstances circumstances)
    {
        if (state.Suppression is not null)
            return Decision.Refuse(Refusals.Suppressed);
        if (command.ReceivedAt <= Deadline(state, circumstances.Calendar)!.Ends)
            return Decision.Refuse(Refusals.RetentionRunning);
        var files = state.Evidence.Where(e => EvidenceRules.IsSensitive(e.Kind)).ToImmutableArray();
        var next = state with
        {
            Entry = Blocked(state.Entry!),
            Identity = null,
            IdentityByCandidate = false,
            Sections = state.Sections.RemoveRange(NotCurricular(circumstances)),
            Consents = state.Consents.Clear(),
            ConfirmedActions = "",
            Evidence = [.. state.Evidence.Except(files)],
            IdentityReopening = null,
            Suppression = new Suppression(command.ReceivedAt, state.Identity?.SealId, [.. files.Select(f => f.Id)], null),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }

    public static Decision Decide(CandidacyState state, CertifySuppression command, Circumstances circumstances)
    {
        if (state.Suppression is not { CertifiedAt: null } suppression)
            return Decision.Refuse(Refusals.NothingToCertify);
        var next = state with
        {
            // What was destroyed has no name any more either.
            Suppression = new Suppression(suppression.At, null, [], command.ReceivedAt),
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(next, command, ReceiptKind.Suppression, null, circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    /// <summary>
    /// The registry's entry without what is sensitive: affirmative actions, and a sex that is neither of those that the registry
    /// makes public.
    /// </summary>
    public static RegistryEntry Blocked(RegistryEntry entry) =>
        entry with { AffirmativeActions = "", Sex = PublicSexes.Contains(entry.Sex) ? entry.Sex : "" };

    private static IEnumerable<string> NotCurricular(Circumstances circumstances) => circumstances.Questionnaires.All
        .Where(q => !q.IsCurricular).SelectMany(q => q.Sections).Select(s => s.Id);
}
