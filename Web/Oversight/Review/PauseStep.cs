using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Review;

/// <summary>
/// <c>/ut/revision/{id}/pausa</c> and <c>/reanudacion</c>: an administrator withholds a section on a ground that allows it,
/// and shows it again.
/// </summary>
internal static class PauseStep
{
    /// <summary>Names and element ids.</summary>
    public const string SectionField = "pausa-rubro";
    public const string GroundField = "pausa-supuesto";
    public const string ReleasedField = "rubro";

    private const string Paused = "puesta";
    private const string Released = "terminada";

    public static string ReasonField(string section) => "motivo-" + section;

    /// <summary>What the page says after the act that its address names.</summary>
    public static string? Said(string? what) => what switch
    {
        Paused => ReviewMessages.PauseDone,
        Released => ReviewMessages.ReleaseDone,
        _ => null,
    };

    public static Task<IResult> Withhold(
        HttpContext context, ClusterQueries queries, CandidacyCommands commands, ReviewLeases leases, ReviewScreen screen, string id) =>
        Act(context, queries, commands, leases, screen, id, Paused, (form, basis) =>
            (form[SectionField].ToString(), form[GroundField].ToString()) is ({ Length: > 0 } section, { Length: > 0 } ground)
                ? (new Withhold
                {
                    OperationId = OperationId.Derive(basis.Nonce, "withhold", id, basis.Version, section, ground),
                    Actor = basis.Actor,
                    ReceivedAt = basis.ReceivedAt,
                    Section = section,
                    Ground = ground,
                }, null)
                : (null, new PageError(SectionField, ReviewMessages.PauseMissing)));

    public static Task<IResult> Release(
        HttpContext context, ClusterQueries queries, CandidacyCommands commands, ReviewLeases leases, ReviewScreen screen, string id) =>
        Act(context, queries, commands, leases, screen, id, Released, (form, basis) =>
            form[ReleasedField].ToString() is var section && AnswerText.Clean(form[ReasonField(section)]) is { Length: > 0 } reason
                ? (new Release
                {
                    OperationId = OperationId.Derive(basis.Nonce, "release", id, basis.Version, section, reason),
                    Actor = basis.Actor,
                    ReceivedAt = basis.ReceivedAt,
                    Section = section,
                    Reason = reason,
                }, null)
                : (null, new PageError(ReasonField(section), ReviewMessages.ReasonMissing)));

    private static async Task<IResult> Act(
        HttpContext context, ClusterQueries queries, CandidacyCommands commands, ReviewLeases leases, ReviewScreen screen, string id, string what,
        Func<IFormCollection, Basis, (CandidacyCommand? Command, PageError? Error)> read)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        // Who reviews it would find another version than the one that she read.
        if (view.Status is CandidacyStatus.Captured && (await leases.All(context.RequestAborted)).FirstOrDefault(l => l.CandidacyId == id) is { } lease
            && lease.Account != actor.AccountId)
            return await screen.Show(context, view, null, [ReviewStep.NotYours(lease)]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (command, error) = read(form, new Basis(
            actor, ReceivedAt.Of(context), ReviewStep.Nonce(form), ReviewStep.SeenVersion(form).ToString(CultureInfo.InvariantCulture)));
        if (command is null)
            return await screen.Show(context, view, null, [error!]);
        var outcome = await commands.Execute(id, command, context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.Paused(id, what));
        return await queries.Candidacy(id, actor, context.RequestAborted) is { } now
            ? await screen.Show(context, now, null, [new PageError("", outcome.Message)])
            : Results.NotFound();
    }

    private sealed record Basis(Actor Actor, DateTimeOffset ReceivedAt, string Nonce, string Version);
}
