using Conoceles.Candidacies;
using Conoceles.Deliveries;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Oversight.Deliveries;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>The page of documents, whichever of its forms it answers and whosever they are.</summary>
internal sealed class EvidencePages(
    ClusterQueries queries, CandidacyCommands commands, ElectionReader elections, IGrainFactory grains, IAccountNames names, WebSettings settings)
{
    /// <summary>Null when the candidacy does not exist or is not the person's to see.</summary>
    public async Task<EvidenceOwner?> Candidacy(HttpContext context)
    {
        var id = (string)context.GetRouteValue("id")!;
        return await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is not { } candidacy
            ? null
            : new EvidenceOwner
            {
                Id = id,
                Name = candidacy.Entry.FullName,
                Intro = EvidenceMessages.Intro,
                Address = Links.Evidence(id),
                Path = [(Links.Candidacies, ActMessages.Candidacies), (Links.CaseFile(id), candidacy.Entry.FullName)],
                Back = EvidenceMessages.Back,
                Evidence = candidacy.Evidence,
                Blocked = candidacy.Blocked,
                Attach = (command, cancellation) => commands.Execute(id, command, cancellation),
            };
    }

    /// <summary>Null when there is no such delivery in this election.</summary>
    public async Task<EvidenceOwner?> Delivery(HttpContext context)
    {
        var id = (string)context.GetRouteValue("delivery")!;
        if (!DeliveryId.MayBe(id, settings.Election)
            || await queries.Ask(() => grains.GetGrain<IDeliveryGrain>(id).Read(), context.RequestAborted) is not { } delivery)
            return null;
        var party = (await elections.CurrentOrNull(context.RequestAborted))?.FindActor(delivery.Party)?.Name ?? delivery.Party;
        var name = $"{party}, {delivery.Reference}";
        return new EvidenceOwner
        {
            Id = id,
            Name = name,
            Intro = DeliveryMessages.EvidenceIntro,
            Address = Links.DeliveryEvidence(id),
            Path = [(Links.Deliveries, DeliveryMessages.Title), (Links.Delivery(id), name)],
            Back = DeliveryMessages.BackToAct,
            Evidence = delivery.Evidence,
            Attach = (command, cancellation) => queries.Ask(() => grains.GetGrain<IDeliveryGrain>(id).Attach(command), cancellation),
        };
    }

    /// <param name="form">What was written to attach a document.</param>
    /// <param name="opening">What was written to open one; null when nothing was.</param>
    /// <param name="status">When there are errors.</param>
    public async Task<IResult> Page(
        HttpContext context, EvidenceOwner owner, EvidenceForm form, PageError[] errors, (Guid Id, string Purpose)? opening = null,
        bool saved = false, int status = StatusCodes.Status422UnprocessableEntity) => Pages.Render<EvidencePage>(
            errors.Length == 0 ? StatusCodes.Status200OK : status,
            (nameof(EvidencePage.Owner), owner),
            (nameof(EvidencePage.Names), await names.Of([.. owner.Evidence.Select(e => e.Account).Distinct()], context.RequestAborted)),
            (nameof(EvidencePage.Administers), ActorFactory.From(context.User).Role is Role.UtAdministrator),
            (nameof(EvidencePage.Form), form),
            (nameof(EvidencePage.Opening), opening),
            (nameof(EvidencePage.Errors), errors),
            (nameof(EvidencePage.Saved), saved));
}
