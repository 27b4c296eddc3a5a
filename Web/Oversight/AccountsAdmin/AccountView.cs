using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary><c>/ut/cuentas/{id}</c>: one account, what was done to it, and what may be done.</summary>
internal static class AccountView
{
    public const string ReasonField = "motivo";
    private const int MaxReason = 1000;

    public static Task<IResult> Show(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, string account, string? hecho) =>
        Page(context, accounts, directory, seal, account, AccountsMessages.Done(hecho), null, "");

    public static Task<IResult> Disable(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, AccountActs acts, string account) =>
        Act(context, accounts, directory, seal, acts, account, AccountActKinds.Disabled);

    public static Task<IResult> Enable(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, AccountActs acts, string account) =>
        Act(context, accounts, directory, seal, acts, account, AccountActKinds.Enabled);

    public static Task<IResult> CloseSessions(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, AccountActs acts, string account) =>
        Act(context, accounts, directory, seal, acts, account, AccountActKinds.SessionsClosed);

    public static async Task<IResult> NewCode(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, CodeIssuer issuer,
        DeliverySheets sheets, string account)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var by = ActorFactory.From(context.User).AccountId;
        var reason = form[ReasonField].ToString().Trim();
        if (await accounts.One(account, context.RequestAborted) is not { } row)
            return Results.NotFound();
        Task<IResult> Refused(PageError error) => Page(context, accounts, directory, seal, account, null, error, reason);
        if (ReasonProblem(reason, AccountActKinds.CodeIssued) is { } problem)
            return await Refused(problem);
        if (seal.Open(form[SeedSeal.Field].ToString(), by, account) is not { } seed)
            return await Refused(new PageError("", AccountsMessages.Expired));
        var operation = OperationId.Derive(Convert.ToHexString(seed), "issue-code", account);
        var (result, code) = await issuer.IssueAgain(seed, account, reason, by, operation, context.RequestAborted);
        return result switch
        {
            ActResult.Done when code is not null => await sheets.Page(context, [row], [code], Links.Account(account), context.RequestAborted),
            ActResult.Done => await Refused(new PageError("", AccountsMessages.NoCode)),
            ActResult.NotFound => Results.NotFound(),
            _ => await Refused(new PageError("", Sentence(result))),
        };
    }

    /// <summary>Element id of the reason's field in the form of an act.</summary>
    public static string ReasonId(string kind) => $"{ReasonField}-{AccountsMessages.Slug(kind)}";

    private static async Task<IResult> Act(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, AccountActs acts,
        string id, string kind)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var reason = form[ReasonField].ToString().Trim();
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        if (ReasonProblem(reason, kind) is { } problem)
            return await Page(context, accounts, directory, seal, id, null, problem, reason);
        var operation = OperationId.Derive(nonce, kind, id, reason);
        var result = await acts.Act(id, kind, reason, ActorFactory.From(context.User).AccountId, operation, context.RequestAborted);
        return result switch
        {
            ActResult.Done => Results.Redirect(Links.AccountDone(id, AccountsMessages.Slug(kind))),
            ActResult.NotFound => Results.NotFound(),
            _ => await Page(context, accounts, directory, seal, id, null, new PageError("", Sentence(result)), reason),
        };
    }

    private static string Sentence(ActResult result) => result is ActResult.Own ? AccountsMessages.OwnRefused : AccountsMessages.LastRefused;

    private static PageError? ReasonProblem(string reason, string kind) =>
        reason.Length == 0 ? new PageError(ReasonId(kind), AccountsMessages.NeedReason)
        : reason.Length > MaxReason ? new PageError(ReasonId(kind), AccountsMessages.LongReason)
        : null;

    private static async Task<IResult> Page(
        HttpContext context, AccountReader accounts, AccountDirectory directory, SeedSeal seal, string id,
        string? done, PageError? error, string reason)
    {
        if (await accounts.One(id, context.RequestAborted) is not { } account)
            return Results.NotFound();
        var by = ActorFactory.From(context.User).AccountId;
        return Pages.Render<AccountPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(AccountPage.Line), (await directory.Lines([account], context.RequestAborted))[0]),
            (nameof(AccountPage.Acts), await accounts.Acts(id, signIns: false, context.RequestAborted)),
            (nameof(AccountPage.SignIns), await accounts.Acts(id, signIns: true, context.RequestAborted)),
            (nameof(AccountPage.IsOwn), id == by),
            (nameof(AccountPage.Nonce), OperationId.NewNonce()),
            (nameof(AccountPage.Seed), seal.New(by, id)),
            (nameof(AccountPage.Done), done),
            (nameof(AccountPage.Reason), reason),
            (nameof(AccountPage.Errors), error is null ? Array.Empty<PageError>() : [error]));
    }
}
