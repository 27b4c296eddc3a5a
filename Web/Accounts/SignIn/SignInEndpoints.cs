using Conoceles.Candidacies;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;

namespace Conoceles.Web.Accounts.SignIn;

/// <summary><c>/entrar</c> and <c>/salir</c>.</summary>
internal static class SignInEndpoints
{
    public static IResult Show(string? regreso, string? salio) =>
        Page("", Local(regreso), [], signedOut: salio is not null);

    public static async Task<IResult> Enter(HttpContext context, PasswordCheck check, SignInThrottle throttle)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var user = form["usuario"].ToString().Trim();
        var password = form["contrasena"].ToString();
        var returnTo = Local(form["regreso"]);
        if (Missing(user, password) is { Count: > 0 } missing)
            return Page(user, returnTo, missing);

        var from = context.Connection.RemoteIpAddress;
        await Task.Delay(throttle.Wait(user, from), context.RequestAborted);
        if (await check.Prove(user, password) is not { } account)
        {
            throttle.Failed(user, from);
            return Page(user, returnTo, [new PageError("usuario", SignInMessages.Refused)]);
        }

        throttle.Succeeded(user, from);
        await context.SignInAsync(AccountServices.Scheme, ActorFactory.SignedIn(account, AccountServices.Scheme));
        return Results.Redirect(returnTo.Length > 0 ? returnTo : Home(account));
    }

    // Two arguments on purpose: with the context alone it would be a bare delegate and its result discarded.
    public static async Task<IResult> Leave(HttpContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await context.SignOutAsync(AccountServices.Scheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.Redirect("/entrar?salio");
    }

    private static IResult Page(string user, string returnTo, IReadOnlyList<PageError> errors, bool signedOut = false) =>
        Pages.Render<SignInPage>(
            (nameof(SignInPage.User), user),
            (nameof(SignInPage.ReturnTo), returnTo),
            (nameof(SignInPage.SignedOut), signedOut),
            (nameof(SignInPage.Errors), errors));

    private static List<PageError> Missing(string user, string password)
    {
        var errors = new List<PageError>();
        if (user.Length == 0)
            errors.Add(new PageError("usuario", SignInMessages.NeedUser));
        if (password.Length == 0)
            errors.Add(new PageError("contrasena", SignInMessages.NeedPassword));
        return errors;
    }

    // Only paths of ours: anything else could send a person who trusts this page elsewhere.
    private static string Local(string? path) =>
        path is ['/', not ('/' or '\\'), ..] && SecurityHeaders.IsPrivate(path.Split('?')[0]) ? path : "";

    private static string Home(AccountUser account) => account.Role switch
    {
        Role.Candidate when account.Candidacy is { } own => Capture.Links.Tasks(own),
        Role.Capturist or Role.Candidate => "/captura",
        Role.Operator => "/operacion",
        _ => "/ut",
    };
}
