using System.Collections.Immutable;
using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Bulk;

/// <summary>
/// Affirmative actions of several candidacies, confirmed by one act of the UT as she saw them in its preview.
/// </summary>
[GenerateSerializer, Immutable, Alias("ConfirmInBulk")]
public sealed record ConfirmInBulk(
    [property: Id(0)] Guid OperationId,
    [property: Id(1)] Actor Actor,
    [property: Id(2)] ImmutableArray<ActionsSeen> Items)
{
    /// <summary>Beyond this it is not one election's list.</summary>
    public const int MaxItems = 10_000;
}

/// <summary>What was seen of one candidacy.</summary>
/// <param name="CandidacyId">Candidacy id.</param>
/// <param name="Groups">Its affirmative actions, as <see cref="Elections.RegistryEntry.AffirmativeActions"/> writes them.</param>
[GenerateSerializer, Immutable, Alias("ActionsSeen")]
public sealed record ActionsSeen([property: Id(0)] string CandidacyId, [property: Id(1)] string Groups);

/// <summary>One confirmation in bulk being applied. The key is its id (<see cref="ConfirmationId"/>).</summary>
[Alias("IConfirmationGrain")]
public interface IConfirmationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Starts confirming in the background; a crash resumes it. A repeat changes nothing. Refused:
    /// <c>role-lacks-command</c>, <c>invalid-list</c>; null when it was taken.
    /// </summary>
    [Alias("Start")]
    Task<Refusal?> Start(ConfirmInBulk command);

    /// <summary>How far it is; null when there is no such confirmation.</summary>
    // Between two steps, never during one: what is being saved is not done yet.
    [ReadOnly, Alias("GetProgress")]
    Task<ConfirmationProgress?> GetProgress();
}

/// <param name="Confirmed">Candidacies whose actions are confirmed by it.</param>
/// <param name="Total">Candidacies of the list.</param>
/// <param name="Refused">Those that did not admit it: their registry or their state changed after they were seen.</param>
[GenerateSerializer, Immutable, Alias("ConfirmationProgress")]
public sealed record ConfirmationProgress(
    [property: Id(0)] int Confirmed,
    [property: Id(1)] int Total,
    [property: Id(2)] ImmutableArray<RefusedConfirmation> Refused)
{
    public bool Finished => Confirmed + Refused.Length == Total;
}

/// <param name="CandidacyId">Whose it is.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="Message">Spanish sentence.</param>
[GenerateSerializer, Immutable, Alias("RefusedConfirmation")]
public sealed record RefusedConfirmation(
    [property: Id(0)] string CandidacyId,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message);

/// <summary>Names of confirmations in bulk: <c>conf-{election slug}-{operation}</c>.</summary>
public static class ConfirmationId
{
    private const string Prefix = "conf-";
    private const int MaxLength = 200;

    public static string Of(string electionSlug, Guid operationId) => $"{Prefix}{electionSlug}-{operationId:N}";

    /// <summary>True when the text may be one; says nothing of its existence.</summary>
    public static bool MayBe(string text) => text.Length <= MaxLength && text.StartsWith(Prefix, StringComparison.Ordinal);
}
