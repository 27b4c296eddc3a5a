using System.Security.Cryptography;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// The chain of a candidacy: each entry's hash covers the one before it. The hash is SHA-256 of the entry as canonical
/// JSON, so that a stranger's program can verify it.
/// </summary>
public static class AuditChain
{
    /// <summary>Entries that a state may hold before commands are refused until the reconciler drains them.</summary>
    public const int MaxPending = 100;

    /// <summary>The state with one more entry for the command, at the state's version.</summary>
    public static CandidacyState Append(
        CandidacyState state, CandidacyCommand command, string? subject = null, string? commitment = null)
    {
        var entry = new AuditEntry
        {
            CandidacyId = state.Id,
            Seq = state.Audit.Seq + 1,
            At = command.ReceivedAt,
            Account = command.Actor.AccountId,
            Role = command.Actor.Role,
            Action = command.Name,
            Subject = subject,
            Version = state.Version,
            Commitment = commitment,
            PreviousHash = state.Audit.Hash,
            Hash = "",
        };
        entry = entry with { Hash = HashOf(entry) };
        return state with
        {
            Audit = new AuditHead(entry.Seq, entry.Hash),
            PendingAudit = state.PendingAudit.Add(entry),
        };
    }

    /// <summary>Hash of an entry, hex; does not read its own <see cref="AuditEntry.Hash"/>.</summary>
    public static string HashOf(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(new
    {
        candidacy = entry.CandidacyId,
        seq = entry.Seq,
        at = entry.At.ToUnixTimeMilliseconds(),
        account = entry.Account,
        role = entry.Role.ToString(),
        action = entry.Action.ToString(),
        subject = entry.Subject,
        version = entry.Version,
        commitment = entry.Commitment,
        previous = entry.PreviousHash,
    })));

    /// <summary>True when the entries follow each other from <paramref name="start"/>.</summary>
    public static bool IsValid(AuditHead start, IEnumerable<AuditEntry> entries)
    {
        var (seq, hash) = start;
        foreach (var entry in entries)
        {
            if (entry.Seq != seq + 1 || entry.PreviousHash != hash || entry.Hash != HashOf(entry))
                return false;
            (seq, hash) = (entry.Seq, entry.Hash);
        }

        return true;
    }
}
