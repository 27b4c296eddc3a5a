using System.Collections.Immutable;
using System.Security.Cryptography;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Cuts;

/// <summary>What a cut has that the one before had not. The names are stored and digested: they never change.</summary>
public enum CutChangeKind
{
    /// <summary>Its row became public, with the registry's data alone.</summary>
    Listed,

    /// <summary>What was captured became public.</summary>
    Published,

    /// <summary>The one correction was applied (ajuste).</summary>
    Corrected,

    /// <summary>Another public datum is another: of the registry, of a section in pause, of a fix.</summary>
    Updated,

    /// <summary>It has the post of one that stopped contending.</summary>
    Substituted,

    /// <summary>It stopped contending.</summary>
    Withdrawn,

    /// <summary>The publication of its office closed; one change of the whole office.</summary>
    Closed,

    /// <summary>It is not public any more, for none of the reasons above.</summary>
    Removed,
}

/// <summary>
/// One change of a cut: the post and, where there is one, the agreement. Never the person, so that it may stay when she is
/// gone, nor why, which may be a sensitive fact.
/// </summary>
public sealed record CutChange
{
    public required CutChangeKind Kind { get; init; }

    /// <summary>Null of the closing of an office.</summary>
    public string? Candidacy { get; init; }

    public required string Office { get; init; }

    public required string OfficeName { get; init; }

    public string? Territory { get; init; }

    public int? ListNumber { get; init; }

    /// <summary><c>propietaria</c> or <c>suplente</c>.</summary>
    public string? Character { get; init; }

    public string? ActorName { get; init; }

    /// <summary>Number of the public agreement or sentence.</summary>
    public string? Agreement { get; init; }

    /// <summary>Id of the candidacy whose post it has.</summary>
    public string? Replaces { get; init; }

    /// <summary>How many profiles an office's closing reached.</summary>
    public int? Count { get; init; }

    /// <summary>SHA-256 of a cut's changes, in order, as canonical JSON.</summary>
    public static byte[] Digest(ImmutableArray<CutChange> changes) => SHA256.HashData(CanonicalJson.Bytes(changes, PublicJson.Options));
}
