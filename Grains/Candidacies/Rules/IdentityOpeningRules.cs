using System.Security.Cryptography;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// Opening identity answers leaves an entry and nothing else: not even the version grows, as nobody's text changed. The
/// chain commits to the purpose, which is readable apart (<c>audit.identity_opening</c>).
/// </summary>
internal static class IdentityOpeningRules
{
    public static Decision Decide(CandidacyState state, OpenIdentity command)
    {
        if (!IsSubmitted(state))
            return Decision.Refuse(Refusals.WrongStatus);
        if (Purpose(command) is not { } purpose)
            return Decision.Refuse(command.Purpose.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.PurposeMissing);
        return CandidacyRules.Accept(AuditChain.Append(state, command, commitment: Convert.ToHexStringLower(Commitment(command.OperationId, purpose))), command);
    }

    /// <summary>The purpose as it is kept; null when it is none.</summary>
    public static string? Purpose(OpenIdentity command) =>
        Notes.Text(command.Purpose) is { Length: >= OpenIdentity.ShortestPurpose } purpose ? purpose : null;

    /// <summary>True while answers of a submission may be opened: a draft is its author's, and what was withdrawn is blocked.</summary>
    public static bool MayOpen(CandidacyState state, Actor actor) =>
        TransitionTable.Find(CommandName.OpenIdentity, state.Status).Any(r => r.Roles.Contains(actor.Role)) && IsSubmitted(state);

    // Answers that are given again after a suppression are a draft until they are sent.
    private static bool IsSubmitted(CandidacyState state) => state is { Identity: not null, IdentityReopening: null };

    /// <summary>
    /// SHA-256 of the operation and the purpose. Nobody guesses an operation id, so that the chain says nothing of a purpose
    /// whose row is suppressed.
    /// </summary>
    public static byte[] Commitment(Guid operation, string purpose) =>
        SHA256.HashData([.. operation.ToByteArray(), .. Encoding.UTF8.GetBytes(purpose)]);
}
