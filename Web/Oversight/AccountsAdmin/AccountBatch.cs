using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// <c>/ut/cuentas/lote/{operation}</c>: the accounts that one form created, and the button that issues their codes. The
/// sheets are the answer of that button and of no other address: what is shown once cannot be asked for again.
/// </summary>
internal static class AccountBatch
{
    public const string ExtentField = "alcance";

    /// <summary>All those without a password, also when they have a sheet.</summary>
    public const string Again = "todas";

    public static async Task<IResult> Show(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, Guid operation) =>
        await Page(context, accounts, directory, seal, operation, null);

    public static async Task<IResult> Issue(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, CodeIssuer issuer,
        DeliverySheets sheets, Guid operation)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var by = ActorFactory.From(context.User).AccountId;
        var extent = form[ExtentField].ToString();
        var sealedSeed = form[SeedSeal.Field].ToString();
        var batch = await accounts.OfBatch(operation, context.RequestAborted);
        if (batch.Count == 0)
            return Results.NotFound();
        if (seal.Open(sealedSeed, by, Mark(operation, extent)) is not { } seed)
            return await Page(context, accounts, directory, seal, operation, AccountsMessages.Expired);
        // Which ones, was decided when the button was first pressed: a repeat of the same seed shows them again.
        var issue = OperationId.Derive(Convert.ToHexString(seed), "issue-codes", operation.ToString());
        var known = await accounts.IssuedBy(issue, context.RequestAborted);
        var wanted = batch.FindAll(a => known.Contains(a.Id) || (known.Count == 0 && Wants(a, extent == Again)));
        var codes = await issuer.Issue(seed, wanted.ConvertAll(a => a.Id), by, issue, context.RequestAborted);
        return codes.Count == 0
            ? await Page(context, accounts, directory, seal, operation, AccountsMessages.NoCode)
            : await sheets.Page(context, wanted, codes, Links.AccountBatch(operation), context.RequestAborted);
    }

    /// <summary>Accounts whose sheet was never printed; or, again, all that nobody activated.</summary>
    public static bool Wants(AccountRow account, bool again) =>
        (account.State == AccountState.NotActivated || account.State == AccountState.CodeExpired) && (again || !account.HasCode);

    private static string Mark(Guid operation, string extent) => $"{operation} {extent}";

    private static async Task<IResult> Page(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, Guid operation, string? error)
    {
        var batch = await accounts.OfBatch(operation, context.RequestAborted);
        if (batch.Count == 0)
            return Results.NotFound();
        var by = ActorFactory.From(context.User).AccountId;
        var again = !batch.Exists(a => Wants(a, again: false));
        var count = batch.Count(a => Wants(a, again));
        var extent = again ? Again : "";
        return Pages.Render<AccountBatchPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(AccountBatchPage.Operation), operation),
            (nameof(AccountBatchPage.Lines), await directory.Lines(batch, context.RequestAborted)),
            (nameof(AccountBatchPage.Count), count),
            (nameof(AccountBatchPage.Extent), extent),
            (nameof(AccountBatchPage.Seed), seal.New(by, Mark(operation, extent))),
            (nameof(AccountBatchPage.Errors), error is null ? Array.Empty<PageError>() : [new PageError("", error)]));
    }
}
