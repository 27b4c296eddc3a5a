using Conoceles.Web.Accounts.Activation;
using Conoceles.Web.Accounts.Session;
using Conoceles.Web.Accounts.SignIn;
using Conoceles.Web.Shared.Forms;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Conoceles.Web.Accounts;

/// <summary>Activating an account, signing in and out, for the three private roles.</summary>
public static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/entrar", SignInEndpoints.Show).AllowAnonymous();
        app.MapPost("/entrar", SignInEndpoints.Enter).AllowAnonymous().NeedsToken();
        app.MapPost("/entrar/rescate", SignInEndpoints.Resume).AllowAnonymous().NeedsToken();
        app.MapGet(ActivationEndpoints.Path, ActivationEndpoints.Show).AllowAnonymous();
        app.MapPost(ActivationEndpoints.Path, ActivationEndpoints.Activate).AllowAnonymous().NeedsToken();
        app.MapGet(SessionTimes.Path, SessionEndpoints.Show).AllowAnonymous();
        app.MapPost(SessionTimes.Path, SessionEndpoints.Extend).AllowAnonymous().NeedsToken();
        app.MapPost("/salir", SignInEndpoints.Leave).AllowAnonymous().NeedsToken();
    }

    /// <summary>
    /// The pages of signing in and of activating do not look at the session that the browser may still have: otherwise the cookie handler
    /// would keep its key, and a key planted before signing in would be good after it.
    /// </summary>
    public static void UseFreshSignIn(this WebApplication app)
    {
        var cookie = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/entrar", StringComparison.Ordinal)
                || context.Request.Path.StartsWithSegments(ActivationEndpoints.Path, StringComparison.Ordinal))
            {
                var name = cookie.Get(AccountServices.Scheme).Cookie.Name + "=";
                var kept = context.Request.Headers.Cookie.ToString().Split(';', StringSplitOptions.TrimEntries)
                    .Where(c => !c.StartsWith(name, StringComparison.Ordinal));
                context.Request.Headers.Cookie = string.Join("; ", kept);
            }

            return next(context);
        });
    }
}
