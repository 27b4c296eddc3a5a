using System.Collections.Immutable;

namespace Conoceles.Grains.Identity;

/// <summary>What the identity database keeps of a person: nothing readable without the silos' key file.</summary>
public sealed record VaultState
{
    /// <summary>Schema 2 knows <see cref="Uncertain"/>.</summary>
    public const int CurrentSchema = 2;

    /// <summary>
    /// What is written while nothing is uncertain, so that a silo of before, which runs beside this one during an
    /// upgrade, goes on reading nearly every row; the others it refuses by name until the next seal.
    /// </summary>
    public const int WithoutUncertain = 1;

    public int Schema { get; init; } = WithoutUncertain;

    /// <summary>The person's data key, wrapped; null until the first answer.</summary>
    public WrappedKey? Key { get; init; }

    /// <summary>The one that the candidacy's state named last, as far as the vault was told.</summary>
    public SealedAnswers? Committed { get; init; }

    /// <summary>The newest one that it may name next.</summary>
    public SealedAnswers? Pending { get; init; }

    /// <summary>
    /// Others that it may name, oldest first: a save whose answer was lost may have been done. Null when there are none;
    /// at most <see cref="SealRules.MaxUncertain"/>.
    /// </summary>
    public ImmutableArray<SealedAnswers>? Uncertain { get; init; }
}

/// <summary>A data key wrapped by a vault key (AES-256-GCM).</summary>
/// <param name="VaultKeyId">Which vault key wrapped it.</param>
/// <param name="Nonce">12 bytes.</param>
/// <param name="Ciphertext">32 bytes and the 16 of the tag.</param>
public sealed record WrappedKey(string VaultKeyId, byte[] Nonce, byte[] Ciphertext);

/// <summary>A version of a person's identity answers.</summary>
/// <param name="SealId">Random; the candidacy's state names it.</param>
/// <param name="OperationId">The command that made it.</param>
/// <param name="Nonce">12 bytes.</param>
/// <param name="Ciphertext">Padded to a multiple of 4 KiB, plus the 16 bytes of the tag: its length tells nothing.</param>
public sealed record SealedAnswers(Guid SealId, Guid OperationId, byte[] Nonce, byte[] Ciphertext);
