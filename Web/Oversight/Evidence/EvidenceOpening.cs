using Conoceles.Evidence;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>
/// <c>…/constancias/{evidence}</c>: gives a document back as a file to be saved, never as a page. A form and
/// not a link, as each opening leaves a record.
/// </summary>
internal static class EvidenceOpening
{
    public const string Purpose = "motivo";

    /// <summary>Id of the input that asks what a document is opened for.</summary>
    public static string PurposeId(Guid evidence) => $"{Purpose}-{evidence:N}";

    public static async Task<IResult> Open(
        HttpContext context, EvidencePages pages, ClusterQueries queries, IGrainFactory grains, EvidenceOwner? owner, Guid evidence)
    {
        if (owner is null || owner.Evidence.All(e => e.Id != evidence))
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var purpose = AnswerText.Clean(posted[Purpose]);
        // Every opening is a record of its own: only what this request repeats by itself is one.
        var command = new OpenEvidence(
            OperationId.Derive(OperationId.NewNonce(), "open-evidence", owner.Id), ActorFactory.From(context.User), ReceivedAt.Of(context), evidence, purpose);
        var opened = await queries.Ask(() => grains.GetGrain<IEvidenceGrain>(owner.Id).Open(command), context.RequestAborted);
        if (opened.File is { } file)
            return Results.File(file.Content, EvidenceRules.TypeOf(file.Media), file.Name);
        var refusal = opened.Refusal!;
        return await pages.Page(
            context, owner, EvidenceForm.Empty(),
            [new PageError(refusal.Code == EvidenceRefusals.PurposeMissing.Code ? PurposeId(evidence) : "", refusal.Message)],
            (evidence, purpose));
    }
}
