using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.Notices;

/// <summary><c>/ut/avisos/correos</c>: where each party reads its notices.</summary>
internal static class RecipientStep
{
    public static async Task<IResult> Parties(HttpContext context, RecipientStore recipients, OversightReader rows, ElectionReader elections)
    {
        var election = await elections.CurrentOrNull(context.RequestAborted);
        return Pages.Render<RecipientListPage>(
            (nameof(RecipientListPage.Parties), await Known(rows, election, context.RequestAborted)),
            (nameof(RecipientListPage.Addresses), await recipients.All(context.RequestAborted)),
            (nameof(RecipientListPage.Election), election));
    }

    public static async Task<IResult> Show(
        HttpContext context, RecipientStore recipients, OversightReader rows, ElectionReader elections, string party, string? guardado) =>
        await Page(
            context, recipients, rows, elections, party, RecipientForm.Of(await recipients.Of(party, context.RequestAborted)), [], guardado is not null);

    public static async Task<IResult> Save(
        HttpContext context, RecipientStore recipients, OversightReader rows, ElectionReader elections, string party)
    {
        var form = RecipientForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        if (!(await Known(rows, await elections.CurrentOrNull(context.RequestAborted), context.RequestAborted)).Contains(party))
            return Results.NotFound();
        if (form.Errors() is { Length: > 0 } errors)
            return await Page(context, recipients, rows, elections, party, form, errors);
        if (await recipients.Replace(party, form.Seen, form.Addresses, ActorFactory.From(context.User).AccountId, context.RequestAborted))
            return Results.Redirect(Links.NoticeRecipientsSaved(party));
        var now = RecipientForm.Of(await recipients.Of(party, context.RequestAborted));
        return await Page(context, recipients, rows, elections, party, now, [new PageError("", NoticeMessages.Meanwhile)]);
    }

    /// <summary>The UT, for its work plan; parties of the election and, of independents, whoever has a candidacy.</summary>
    private static async Task<List<string>> Known(OversightReader rows, ElectionDefinition? election, CancellationToken cancellation)
    {
        var own = election?.Actors.Where(a => a.Kind is ActorKind.Party).Select(a => a.Id).Prepend(WorkPlan.Unit) ?? [];
        return [.. own.Union(await rows.Parties(cancellation), StringComparer.Ordinal)];
    }

    private static async Task<IResult> Page(
        HttpContext context, RecipientStore recipients, OversightReader rows, ElectionReader elections, string party, RecipientForm form,
        PageError[] errors, bool saved = false)
    {
        var election = await elections.CurrentOrNull(context.RequestAborted);
        if (!(await Known(rows, election, context.RequestAborted)).Contains(party))
            return Results.NotFound();
        return Pages.Render<RecipientPage>(
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(RecipientPage.Party), party),
            (nameof(RecipientPage.Form), form),
            (nameof(RecipientPage.Acts), await recipients.Acts(party, context.RequestAborted)),
            (nameof(RecipientPage.Election), election),
            (nameof(RecipientPage.Saved), saved),
            (nameof(RecipientPage.Errors), errors));
    }
}
