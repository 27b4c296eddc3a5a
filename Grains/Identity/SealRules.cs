namespace Conoceles.Grains.Identity;

/// <summary>
/// Which of a person's seals are kept. The candidacy's state decides which one counts, and the vault learns it late: by
/// the seal that the next call names. Until then every seal that was made over the committed one may be the next one,
/// because a save whose answer was lost can be done after another owner of the candidacy has already asked for a seal
/// of its own. Pure.
/// </summary>
internal static class SealRules
{
    /// <summary>
    /// Seals of unknown fate that are kept besides the pending one. A save is done or refused within seconds, and each
    /// of these needs one that was not answered: the oldest of so many was decided long ago.
    /// </summary>
    public const int MaxUncertain = 16;

    /// <summary>True when the seal that the candidacy names is the one that the vault has for committed; both may have none.</summary>
    public static bool Named(VaultState state, Guid? sealId) => state.Committed?.SealId == sealId;

    /// <summary>
    /// The state once the candidacy named another seal: it is the committed one, and those that were made over the same
    /// one as it never will be. Null when the vault has no such seal, or the candidacy names none after naming one: who
    /// asks remembers a candidacy of before.
    /// </summary>
    public static VaultState? Commit(VaultState state, Guid? sealId) =>
        sealId is { } id && Find(state, id) is { } seal
            ? state with { Schema = VaultState.WithoutUncertain, Committed = seal, Pending = null, Uncertain = null }
            : null;

    /// <summary>A seal that the same operation made over the committed one; null when it made none.</summary>
    public static SealedAnswers? Repeated(VaultState state, Guid operationId) =>
        Open(state).LastOrDefault(s => s.OperationId == operationId);

    /// <summary>The state with one more seal over the committed one.</summary>
    public static VaultState Add(VaultState state, SealedAnswers seal)
    {
        var uncertain = Open(state).TakeLast(MaxUncertain).ToArray();
        return state with
        {
            Schema = uncertain.Length == 0 ? VaultState.WithoutUncertain : VaultState.CurrentSchema,
            Pending = seal,
            Uncertain = uncertain.Length == 0 ? null : [.. uncertain],
        };
    }

    /// <summary>Any seal that a state may name; null when it is not kept.</summary>
    public static SealedAnswers? Find(VaultState state, Guid sealId) =>
        state.Committed is { } committed && committed.SealId == sealId ? committed : Open(state).FirstOrDefault(s => s.SealId == sealId);

    /// <summary>Made over the committed one and not known to be named, oldest first.</summary>
    private static IEnumerable<SealedAnswers> Open(VaultState state) =>
        [.. state.Uncertain ?? [], .. state.Pending is { } pending ? [pending] : Array.Empty<SealedAnswers>()];
}
