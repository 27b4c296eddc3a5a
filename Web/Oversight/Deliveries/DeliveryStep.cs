using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Deliveries;

/// <summary><c>/ut/entregas</c>: who waits → what the evidence says → whom it reaches → recorded, with its progress.</summary>
internal static class DeliveryStep
{
    public const string StepField = "paso";
    public const string Review = "revisar";
    public const string Confirm = "confirmar";
    public const string Edit = "editar";

    /// <summary>Each of those that the preview showed: nobody else's capture opens.</summary>
    public const string SeenField = "visto";

    public static async Task<IResult> List(HttpContext context, DeliveryReader deliveries, ElectionReader elections) => Pages.Render<DeliveriesPage>(
        (nameof(DeliveriesPage.Waiting), await deliveries.Parties(context.RequestAborted)),
        (nameof(DeliveriesPage.Recorded), await deliveries.Recorded(context.RequestAborted)),
        (nameof(DeliveriesPage.Election), await Election(context, elections)),
        (nameof(DeliveriesPage.Now), ReceivedAt.Of(context)));

    public static async Task<IResult> Show(HttpContext context, DeliveryReader deliveries, ElectionReader elections, string party)
    {
        var election = await Election(context, elections);
        if (election.FindActor(party) is not { } actor)
            return Results.NotFound();
        var batches = await deliveries.Batches(party, context.RequestAborted);
        return Page(actor, election, batches, DeliveryForm.Empty(batches), []);
    }

    public static async Task<IResult> Post(
        HttpContext context, DeliveryReader deliveries, ElectionReader elections, IGrainFactory grains, ClusterQueries queries, WebSettings settings, string party)
    {
        var election = await Election(context, elections);
        if (election.FindActor(party) is not { } actor)
            return Results.NotFound();
        var batches = await deliveries.Batches(party, context.RequestAborted);
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = DeliveryForm.Read(posted);
        var (step, seen) = (posted[StepField].ToString(), posted[SeenField].OfType<string>().ToHashSet(StringComparer.Ordinal));
        var operation = form.Evidence.Operation("entrega", string.Join(' ', seen.Order(StringComparer.Ordinal)) + party);
        var id = DeliveryId.Of(settings.Election, operation);
        // A second click: those whose capture it opened wait no more, and their page would say that there is nobody.
        if (step == Confirm && await Read(grains, queries, id, context.RequestAborted) is not null)
            return Results.Redirect(Links.Delivery(id));
        if (form.Errors(batches, ReceivedAt.Of(context)) is { Length: > 0 } errors && step != Edit)
            return Page(actor, election, batches, form, errors);
        if (step is not (Review or Confirm))
            return Page(actor, election, batches, form, []);
        if (step == Review)
            return Preview(actor, election, batches, form, []);
        if (!seen.SetEquals(form.Reach(batches).Select(p => p.Id)))
            return Preview(actor, election, batches, form, [new PageError("", DeliveryMessages.ReachChanged)]);
        if (form.Evidence.Errors([DeliveryForm.Acknowledge], DeliveryForm.Missing) is { Length: > 0 } unsure)
            return Preview(actor, election, batches, form, unsure);
        var refusal = await queries.Ask(() => grains.GetGrain<IDeliveryGrain>(id).Start(Command(context, form, party, operation, batches)), context.RequestAborted);
        return refusal is null
            ? Results.Redirect(Links.Delivery(id))
            : Preview(actor, election, batches, form, [new PageError("", refusal.Message)]);
    }

    public static async Task<IResult> Progress(
        HttpContext context, ElectionReader elections, IGrainFactory grains, ClusterQueries queries, WebSettings settings, string delivery)
    {
        if (!DeliveryId.MayBe(delivery, settings.Election) || await Read(grains, queries, delivery, context.RequestAborted) is not { } view)
            return Results.NotFound();
        return Pages.Render<DeliveryProgressPage>(
            (nameof(DeliveryProgressPage.Id), delivery),
            (nameof(DeliveryProgressPage.Delivery), view),
            (nameof(DeliveryProgressPage.Election), await Election(context, elections)));
    }

    private static DeliverAccounts Command(HttpContext context, DeliveryForm form, string party, Guid operation, IReadOnlyList<DeliveryBatch> batches) => new()
    {
        OperationId = operation,
        Actor = ActorFactory.From(context.User),
        ReceivedAt = ReceivedAt.Of(context),
        Party = party,
        DeliveredAt = form.DeliveredAt!.Value,
        Receiver = form[DeliveryForm.Receiver],
        Way = Enum.Parse<DeliveryWay>(form[DeliveryForm.Way]),
        Reference = form[DeliveryForm.Reference],
        Candidacies = [.. form.Reach(batches).Select(p => p.Id)],
    };

    private static Task<DeliveryView?> Read(IGrainFactory grains, ClusterQueries queries, string id, CancellationToken cancellation) =>
        queries.Ask(() => grains.GetGrain<IDeliveryGrain>(id).Read(), cancellation);

    private static async Task<ElectionDefinition> Election(HttpContext context, ElectionReader elections) =>
        await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();

    private static IResult Page(
        PoliticalActor party, ElectionDefinition election, IReadOnlyList<DeliveryBatch> batches, DeliveryForm form, PageError[] errors) => Pages.Render<DeliveryFormPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(DeliveryFormPage.Party), party),
        (nameof(DeliveryFormPage.Election), election),
        (nameof(DeliveryFormPage.Batches), batches),
        (nameof(DeliveryFormPage.Form), form),
        (nameof(DeliveryFormPage.Errors), errors));

    private static IResult Preview(
        PoliticalActor party, ElectionDefinition election, IReadOnlyList<DeliveryBatch> batches, DeliveryForm form, PageError[] errors) => Pages.Render<DeliveryReviewPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(DeliveryReviewPage.Party), party),
        (nameof(DeliveryReviewPage.Election), election),
        (nameof(DeliveryReviewPage.People), form.Reach(batches)),
        (nameof(DeliveryReviewPage.Form), form),
        (nameof(DeliveryReviewPage.Errors), errors));
}
