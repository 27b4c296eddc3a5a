using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>The page of documents, whichever of its forms it answers.</summary>
internal sealed class EvidencePages(ClusterQueries queries, IAccountNames names)
{
    /// <summary>Null when the candidacy does not exist or is not the person's to see.</summary>
    public Task<CandidacyView?> Find(HttpContext context, string id) =>
        queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted);

    /// <param name="form">What was written to attach a document.</param>
    /// <param name="opening">What was written to open one; null when nothing was.</param>
    /// <param name="status">When there are errors.</param>
    public async Task<IResult> Page(
        HttpContext context, CandidacyView view, EvidenceForm form, PageError[] errors, (Guid Id, string Purpose)? opening = null,
        bool saved = false, int status = StatusCodes.Status422UnprocessableEntity) => Pages.Render<EvidencePage>(
            errors.Length == 0 ? StatusCodes.Status200OK : status,
            (nameof(EvidencePage.Candidacy), view),
            (nameof(EvidencePage.Names), await names.Of([.. view.Evidence.Select(e => e.Account).Distinct()], context.RequestAborted)),
            (nameof(EvidencePage.Administers), ActorFactory.From(context.User).Role is Role.UtAdministrator),
            (nameof(EvidencePage.Form), form),
            (nameof(EvidencePage.Opening), opening),
            (nameof(EvidencePage.Errors), errors),
            (nameof(EvidencePage.Saved), saved));
}
