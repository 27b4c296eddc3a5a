using System.Collections.Immutable;
using System.Security.Cryptography;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

using Content = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>The curricular content of a state: what receipts cover, what the history keeps, what is published.</summary>
public static class PublicContent
{
    /// <summary>Section → field → text, of the curricular sections that were saved.</summary>
    public static Content Of(CandidacyState state, QuestionnaireSet questionnaires) => questionnaires.Curricular.Sections
        .Where(s => state.Sections.ContainsKey(s.Id))
        .ToImmutableDictionary(
            s => s.Id,
            s => state.Sections[s.Id].Values.ToImmutableDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>The state with its present content as one more row of the history.</summary>
    internal static CandidacyState Remember(CandidacyState state, CandidacyCommand command, QuestionnaireSet questionnaires) => state with
    {
        PendingVersions = state.PendingVersions.Add(new ContentVersion(
            state.Id, state.Version, state.Opening, command.Name, command.ReceivedAt, command.Actor.AccountId, Of(state, questionnaires))),
    };

    /// <summary>Bytes that a receipt's hash covers. Identity has its own HMAC: a bare hash of it could be guessed.</summary>
    internal static byte[] Bytes(CandidacyState state, QuestionnaireSet questionnaires) => CanonicalJson.Bytes(new
    {
        candidacy = state.Id,
        opening = state.Opening,
        questionnaires = questionnaires.Version,
        answers = Of(state, questionnaires),
    });
}

/// <summary>Makes receipts (acuses) and the audit entries that name them.</summary>
internal static class Receipting
{
    /// <summary>
    /// The state with a receipt of the act and its audit entry, whose commitment covers the same content under the
    /// receipt's salt. The grain signs it before it is saved.
    /// </summary>
    /// <param name="next">State after the act, at its new version.</param>
    /// <param name="content">What the receipt covers; null when the act has no content.</param>
    public static (CandidacyState State, string Folio) Prove(
        CandidacyState next, CandidacyCommand command, ReceiptKind kind, byte[]? content, Circumstances circumstances)
    {
        var receipt = new Receipt
        {
            Folio = circumstances.NewFolio(),
            Kind = kind,
            At = command.ReceivedAt,
            Election = next.Election,
            Candidacy = next.Id,
            Opening = next.Opening,
            Version = next.Version,
            Account = command.Actor.AccountId,
            ContentHash = content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content)),
            IdentityHmac = kind == ReceiptKind.Submission ? next.Identity?.Hmac : null,
            Salt = Convert.ToHexStringLower(circumstances.Salt),
        };
        var commitment = Commitment(circumstances.Salt, content ?? []);
        var state = AuditChain.Append(
            next with { Receipts = next.Receipts.Add(receipt) }, command, subject: receipt.Folio, commitment: commitment);
        return (state, receipt.Folio);
    }

    public static string Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. content]));
}
