using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Photos;

/// <summary>
/// The photographs of one candidacy, kept by the hash of their bytes. The key is the candidacy's id. Decoding is not
/// done here: what comes is already re-encoded, by a process without identity keys.
/// </summary>
[Alias("IPhotoGrain")]
public interface IPhotoGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps a re-encoded photograph (<see cref="StoredPhoto.IsAcceptable"/>) for who captures the candidacy, or for
    /// the UT's administrator, who applies corrections. The same bytes again give the same hash and change nothing.
    /// </summary>
    [Alias("Store")]
    Task<PhotoOutcome> Store(Actor actor, byte[] jpeg);

    /// <summary>The bytes of one of the candidacy's photographs; null when it has no such one or is not the actor's to see.</summary>
    [ReadOnly, Alias("Read")]
    Task<byte[]?> Read(Actor actor, string hash);
}

/// <summary>Exactly one of the two.</summary>
/// <param name="Hash">SHA-256 of what was kept, lower-case hexadecimal: the value of the section's field.</param>
/// <param name="Refusal">Why nothing was.</param>
[GenerateSerializer, Immutable, Alias("PhotoOutcome")]
public sealed record PhotoOutcome([property: Id(0)] string? Hash, [property: Id(1)] Refusal? Refusal)
{
    public static PhotoOutcome Kept(string hash) => new(hash, null);

    public static PhotoOutcome Refused(Refusal refusal) => new(null, refusal);
}
