namespace Conoceles.Grains.Identity;

/// <summary>What the identity database keeps of a person: nothing readable without the silos' key file.</summary>
public sealed record VaultState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The person's data key, wrapped; null until the first answer.</summary>
    public WrappedKey? Key { get; init; }

    /// <summary>At most two: the one that the candidacy's state names and one that it may name next.</summary>
    public SealedAnswers? Committed { get; init; }

    public SealedAnswers? Pending { get; init; }
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
