using System.Globalization;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary><c>/ut/registro/llaves</c>: which systems may propose, since when and until when.</summary>
internal static class TokenStep
{
    public static Task<IResult> Show(HttpContext context, RegistryTokens tokens, string? hecho) =>
        Page(context, tokens, TokenForm.Empty, [], done: hecho == "revocada" ? ApiMessages.Revoked : null);

    public static async Task<IResult> Issue(HttpContext context, RegistryTokens tokens)
    {
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = new TokenForm(
            posted[TokenForm.SystemField].ToString().Trim(),
            int.TryParse(posted[TokenForm.DaysField].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0);
        if (form.Errors() is { Length: > 0 } errors)
            return await Page(context, tokens, form, errors);
        var nonce = posted[OperationId.Field] is { Count: 1 } sent ? sent.ToString() : OperationId.NewNonce();
        var issued = await tokens.Issue(
            form.System, form.Days, ActorFactory.From(context.User).AccountId, OperationId.Derive(nonce, "issue-registry-token"), context.RequestAborted);
        return issued is null
            ? await Page(context, tokens, form, [new PageError("", ApiMessages.AlreadyIssued)])
            : await Page(context, tokens, TokenForm.Empty, [], issued);
    }

    public static async Task<IResult> Revoke(HttpContext context, RegistryTokens tokens, string token) =>
        await tokens.Revoke(token, ActorFactory.From(context.User).AccountId, context.RequestAborted)
            ? Results.Redirect(Links.RegistryTokenRevoked)
            : Results.NotFound();

    private static async Task<IResult> Page(
        HttpContext context, RegistryTokens tokens, TokenForm form, PageError[] errors, string? issued = null, string? done = null) =>
        Pages.Render<TokensPage>(
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(TokensPage.Tokens), await tokens.All(context.RequestAborted)),
            (nameof(TokensPage.Form), form),
            (nameof(TokensPage.Nonce), OperationId.NewNonce()),
            (nameof(TokensPage.Issued), issued),
            (nameof(TokensPage.Done), done),
            (nameof(TokensPage.Errors), errors));
}
