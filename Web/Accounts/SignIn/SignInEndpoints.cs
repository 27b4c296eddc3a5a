using System.Globalization;
using System.Security.Claims;
using Conoceles.Candidacies;
using Conoceles.Web.Accounts.Session;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Rescue;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;

namespace Conoceles.Web.Accounts.SignIn;

/// <summary><c>/entrar</c> and <c>/salir</c>.</summary>
internal static class SignInEndpoints
{
    /// <summary>Says how the former session ended.</summary>
    public const string EndParameter = "fin";

    /// <summary>Says that the account was just activated.</summary>
    public const string ActivatedParameter = "activada";

    /// <param name="fin">How the former session ended.</param>
    /// <param name="guardado">Hour at which the page that was open last saved its draft.</param>
    public static IResult Show(string? regreso, string? salio, string? fin, string? guardado, string? activada) => Pages.Render<SignInPage>(
        (nameof(SignInPage.ReturnTo), Local(regreso)),
        (nameof(SignInPage.SignedOut), salio is not null),
        (nameof(SignInPage.Activated), activada is not null),
        (nameof(SignInPage.End), SessionMessages.Heading(fin) is null ? null : fin),
        // An hour and nothing else: it comes from an address.
        (nameof(SignInPage.SavedAt), TimeOnly.TryParseExact(guardado, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? guardado : null));

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
        await SignIn(context, account);
        return Results.Redirect(returnTo.Length > 0 ? returnTo : Home(account));
    }

    /// <summary>
    /// Signs in on the rescue page itself: what was written comes along in the same form and goes back to the page, now
    /// of the person who signed in. It is not executed: she presses once more.
    /// </summary>
    public static async Task<IResult> Resume(HttpContext context, PasswordCheck check, SignInThrottle throttle)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var rescued = RescuedForm.Of(context.Request, form);
        if (Local(rescued.Action).Length == 0)
            return Results.BadRequest();
        var user = form[RescuedForm.UserField].ToString().Trim();
        var password = form[RescuedForm.PasswordField].ToString();
        if (Missing(user, password) is [var missing, ..])
            return RescueForm.Page(context, RescueReason.SignedOut, rescued with { User = user, Problem = missing.Message });

        var from = context.Connection.RemoteIpAddress;
        await Task.Delay(throttle.Wait(user, from), context.RequestAborted);
        if (await check.Prove(user, password) is not { } account)
        {
            throttle.Failed(user, from);
            return RescueForm.Page(context, RescueReason.SignedOut, rescued with { User = user, Problem = SignInMessages.Refused });
        }

        throttle.Succeeded(user, from);
        // The page that follows is hers already: its form's token must be too.
        context.User = await SignIn(context, account);
        return RescueForm.Page(context, RescueReason.Renewed, rescued);
    }

    private static async Task<ClaimsPrincipal> SignIn(HttpContext context, AccountUser account)
    {
        var person = ActorFactory.SignedIn(account, AccountServices.Scheme);
        await context.SignInAsync(AccountServices.Scheme, person);
        return person;
    }

    // Two arguments on purpose: with the context alone it would be a bare delegate and its result discarded.
    public static async Task<IResult> Leave(HttpContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await context.SignOutAsync(AccountServices.Scheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.Redirect("/entrar?salio");
    }

    private static IResult Page(string user, string returnTo, IReadOnlyList<PageError> errors) =>
        Pages.Render<SignInPage>(
            (nameof(SignInPage.User), user),
            (nameof(SignInPage.ReturnTo), returnTo),
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
