using System.Text.Json.Serialization;

namespace Conoceles.Receipts;

/// <summary>What a receipt proves (product §1). The names are stored and signed: they never change.</summary>
public enum ReceiptKind
{
    /// <summary>«Envío definitivo».</summary>
    Submission,

    /// <summary>«Verificación».</summary>
    Verification,

    /// <summary>«Publicación».</summary>
    Publication,

    /// <summary>«Ajuste», the one after publication.</summary>
    Correction,

    /// <summary>«Retiro».</summary>
    Withdrawal,

    /// <summary>«Entrega de cuenta», which opens the capture window.</summary>
    Delivery,

    /// <summary>«Acta de supresión»: the sensitive data of who was withdrawn were destroyed.</summary>
    Suppression,
}

/// <summary>
/// Receipt (acuse) of an act, kept with the state that it proves. It commits to contents by hashes and has none of
/// them. <see cref="Salt"/> is for whoever acted: with the salt, who knows the content proves it, and who only sees
/// the public digest cannot try guesses.
/// </summary>
[GenerateSerializer, Immutable, Alias("Receipt")]
public sealed record Receipt
{
    /// <summary>Bytes of <see cref="Salt"/>.</summary>
    public const int SaltBytes = 16;

    /// <summary>As <see cref="Receipts.Folio"/> writes it.</summary>
    [Id(0)]
    public required string Folio { get; init; }

    [Id(1), JsonConverter(typeof(JsonStringEnumConverter<ReceiptKind>))]
    public required ReceiptKind Kind { get; init; }

    /// <summary>Legal instant of the act; signed to the millisecond.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Slug of the election.</summary>
    [Id(3)]
    public required string Election { get; init; }

    [Id(4)]
    public required string Candidacy { get; init; }

    /// <summary>Opening of the capture in which the act happened, from 1.</summary>
    [Id(5)]
    public required int Opening { get; init; }

    /// <summary>The candidacy's version after the act.</summary>
    [Id(6)]
    public required int Version { get; init; }

    /// <summary>Account that acted.</summary>
    [Id(7)]
    public required string Account { get; init; }

    /// <summary>SHA-256 (hex) of the canonical curricular content; null when the act has none.</summary>
    [Id(8)]
    public string? ContentHash { get; init; }

    /// <summary>HMAC-SHA-256 (hex) of the identity answers under the person's own salt; null when the act has none.</summary>
    [Id(9)]
    public string? IdentityHmac { get; init; }

    /// <summary>Sixteen random bytes, hex; never public.</summary>
    [Id(10)]
    public required string Salt { get; init; }

    /// <summary>Which receipt key signed; empty until signed.</summary>
    [Id(11)]
    public string KeyId { get; init; } = "";

    /// <summary>ECDSA P-256 with SHA-256 of the <see cref="ReceiptStatement"/>, base64url; empty until signed.</summary>
    [Id(12)]
    public string Signature { get; init; } = "";
}
