using Conoceles.Web.Accounts.Activation;
using Conoceles.Web.Accounts.SignIn;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Rescue;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Conoceles.Web.Accounts;

/// <summary>Accounts, sessions and the forms' tokens of the private roles.</summary>
public static class AccountServices
{
    public const string Scheme = "sesion";

    /// <summary>Identity on PostgreSQL: enough for the console's verbs.</summary>
    public static IServiceCollection AddAccountStore(this IServiceCollection services)
    {
        services.AddDbContext<AccountsDbContext>((s, o) => o.UseNpgsql(s.GetRequiredKeyedService<NpgsqlDataSource>("main")));
        services.AddIdentityCore<AccountUser>(o =>
        {
            // Length is what counts (ASVS 6.2): no composition rules, any character, pasted or not.
            o.Password.RequiredLength = 12;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
            o.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<AccountsDbContext>().AddPasswordValidator<GuessablePasswords>();
        return services;
    }

    public static void AddAccounts(this IServiceCollection services, WebSettings settings, SessionLimits limits)
    {
        var prefix = settings.Tls ? "__Host-" : "";
        var secure = settings.Tls ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        services.AddAccountStore();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton(s => new ActivationStore(s.GetRequiredKeyedService<NpgsqlDataSource>("main")));
        services.AddSingleton(limits);
        services.AddSingleton(s => new SessionStore(
            s.GetRequiredKeyedService<NpgsqlDataSource>("main"), s.GetRequiredService<IDataProtectionProvider>(), s.GetRequiredService<SessionLimits>()));
        services.AddAuthentication(Scheme).AddCookie(Scheme);
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<SessionStore>((cookie, store) =>
        {
            cookie.SessionStore = store;
            cookie.Cookie.Name = prefix + "sesion";
            cookie.Cookie.SecurePolicy = secure;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = limits.Absolute;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/entrar";
            cookie.ReturnUrlParameter = "regreso";
            cookie.Events.OnRedirectToLogin = KeepTextOrSignIn;
            // Perhaps somebody else signed in meanwhile in another tab: what was written is not that person's to send, nor to lose.
            cookie.Events.OnRedirectToAccessDenied = async context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await RescueForm.TryRender(context.HttpContext, RescueReason.SignedOut);
            };
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = prefix + "af";
            o.Cookie.SecurePolicy = secure;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.Path = "/";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddPolicies();
    }

    // A form sent after the session ended comes back with its text; anything else goes to the sign-in page.
    private static async Task KeepTextOrSignIn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        if (await RescueForm.TryRender(context.HttpContext, RescueReason.SignedOut))
            return;
        // It says why, and not only that one has to sign in.
        var why = SessionTimes.Of(context.HttpContext)?.Word;
        context.Response.Redirect(why is null ? context.RedirectUri : QueryHelpers.AddQueryString(context.RedirectUri, SignInEndpoints.EndParameter, why));
    }
}
