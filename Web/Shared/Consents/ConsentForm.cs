using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Shared.Consents;

/// <summary>What a form of consents asks: what is given and what is revoked.</summary>
/// <param name="Answers">Subject → <c>si</c>, <c>no</c> or empty, as posted.</param>
/// <param name="Nonce">Makes a double click one act.</param>
public sealed record ConsentForm(ImmutableDictionary<string, string> Answers, string Nonce)
{
    public const string Yes = "si";
    public const string No = "no";

    /// <summary>Only the questionnaire's own subjects are read.</summary>
    public static ConsentForm Read(IFormCollection form, IReadOnlyList<ConsentLine> lines) => new(
        lines.ToImmutableDictionary(
            l => l.Subject,
            l => form[l.Field].ToString() is var answer && answer is Yes or No ? answer : "",
            StringComparer.Ordinal),
        form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : OperationId.NewNonce());

    /// <summary>
    /// Gives what became «Sí» and revokes what became «No»; an answer that is the recorded one is not sent again, unless
    /// what is recorded does not count yet.
    /// </summary>
    /// <param name="evidence">Of a signed form, when the UT acts.</param>
    public async Task<Outcome> Execute(
        HttpContext context, CandidacyCommands commands, CandidacyView candidacy, IReadOnlyList<ConsentLine> lines, SignedEvidence? evidence)
    {
        // What is taken back goes first: if the other fails, nothing is public that she does not want.
        var revoked = Changed(lines, No);
        var first = revoked.IsEmpty ? null : await Send(new RevokeConsent
        {
            OperationId = Operation("consent-revoke", candidacy.Id, revoked, evidence),
            Actor = ActorFactory.From(context.User),
            ReceivedAt = ReceivedAt.Of(context),
            Subjects = revoked,
            Evidence = evidence,
        });
        var given = Changed(lines, Yes);
        if (given.IsEmpty || first is { Accepted: false })
            return first ?? Outcome.Refused(Refusals.NothingChanges, candidacy.Version);
        return await Send(new GiveConsent
        {
            OperationId = Operation("consent-give", candidacy.Id, given, evidence),
            Actor = ActorFactory.From(context.User),
            ReceivedAt = ReceivedAt.Of(context),
            Subjects = given,
            Evidence = evidence,
        });

        Task<Outcome> Send(CandidacyCommand command) => commands.Execute(candidacy.Id, command, context.RequestAborted);
    }

    private ImmutableHashSet<string> Changed(IReadOnlyList<ConsentLine> lines, string answer) =>
        [.. lines.Where(l => Answers[l.Subject] == answer && !(l.Recorded == answer && IsSettled(l))).Select(l => l.Subject)];

    private static bool IsSettled(ConsentLine line) => line.Said is { Counts: true } or { Given: false };

    private Guid Operation(string act, string candidacy, ImmutableHashSet<string> subjects, SignedEvidence? evidence) => OperationId.Derive(
        Nonce, [act, candidacy, evidence?.Reference ?? "", evidence?.SignedOn.ToString("O", CultureInfo.InvariantCulture) ?? "", .. subjects.Order(StringComparer.Ordinal)]);
}
