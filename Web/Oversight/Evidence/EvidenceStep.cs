using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary><c>…/constancias</c>: the documents of a candidacy or of a delivery, and one more.</summary>
internal static class EvidenceStep
{
    public static async Task<IResult> Show(HttpContext context, EvidencePages pages, EvidenceOwner? owner) =>
        owner is not null
            ? await pages.Page(context, owner, EvidenceForm.Empty(), [], saved: context.Request.Query.ContainsKey("guardado"))
            : Results.NotFound();

    public static async Task<IResult> Attach(
        HttpContext context, EvidencePages pages, ClusterQueries queries, IGrainFactory grains, EvidenceOwner? owner)
    {
        if (owner is null)
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = EvidenceForm.Read(posted);
        var chosen = PhotoForm.Chosen(posted).FirstOrDefault(f => f.Name == EvidenceForm.FileField);
        var content = chosen is null or { Length: > EvidenceRules.MaxBytes } ? [] : await Bytes(chosen, context.RequestAborted);
        var wrong = chosen is null ? EvidenceMessages.FileMissing
            : chosen.Length > EvidenceRules.MaxBytes ? EvidenceRefusals.TooLarge.Message
            : EvidenceRules.RefusalOf(content)?.Message;
        PageError[] errors = [.. form.Errors(), .. wrong is null ? Array.Empty<PageError>() : [new PageError(EvidenceForm.FileField, wrong)]];
        if (errors.Length > 0)
            return await pages.Page(context, owner, form, errors);

        var operation = form.Operation(owner.Id, content);
        var actor = ActorFactory.From(context.User);
        // Kept first, named afterwards: whatever breaks in between, the same form again does what is left.
        var kept = await queries.Ask(
            () => grains.GetGrain<IEvidenceGrain>(owner.Id).Keep(new KeepEvidence(operation, actor, chosen!.FileName, content)), context.RequestAborted);
        if (kept.Refusal is { } refusal)
            return await pages.Page(context, owner, form, [new PageError(FieldOf(refusal.Code), refusal.Message)]);
        var outcome = await owner.Attach(
            new AttachEvidence
            {
                OperationId = operation,
                Actor = actor,
                ReceivedAt = ReceivedAt.Of(context),
                Kept = kept.Kept!,
                Kind = form.ChosenKind!.Value,
                Reference = form.WrittenReference,
            },
            context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(owner.Saved)
            : await pages.Page(context, owner, form, [new PageError(FieldOf(outcome.Code), outcome.Message)]);
    }

    /// <summary>Where a refusal that a field causes leads.</summary>
    private static string FieldOf(string code) =>
        code == EvidenceRefusals.ReferenceMissing.Code ? EvidenceForm.Reference.Id
        : code == EvidenceRefusals.UnknownKind.Code ? EvidenceForm.Kind.Id
        : code.StartsWith("evidence-", StringComparison.Ordinal) && code != EvidenceRefusals.TooMany.Code ? EvidenceForm.FileField
        : "";

    private static async Task<byte[]> Bytes(IFormFile file, CancellationToken cancellation)
    {
        var bytes = new byte[file.Length];
        await using var content = file.OpenReadStream();
        await content.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }
}
