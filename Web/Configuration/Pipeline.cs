using Conoceles.Hosting;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Evidence;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Errors;
using Conoceles.Web.Shared.Rescue;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;

namespace Conoceles.Web.Configuration;

/// <summary>The order of everything that a request goes through.</summary>
internal static class Pipeline
{
    public static void UsePipeline(this WebApplication app, WebSettings settings)
    {
        if (settings.HealthPort > 0)
            app.UseHealthPort(settings.HealthPort);
        if (settings.BehindProxy)
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        if (settings.Has(WebRoles.Public))
            app.UseReadySite(settings);
        if (settings.IsPrivate)
            ReceivedAt.Use(app);
        app.UseSecurityHeaders(settings);
        app.UseMiddleware<ErrorPages>();
        if (settings.IsPrivate)
            app.UseFreshSignIn();
        if (settings.Has(WebRoles.Public))
        {
            var turns = app.Services.GetRequiredService<TurnsOfMaking>();
            app.Use(next => context => turns.Answer(context, next));
        }

        app.UseRouting();
        UnreadRequests.Watch(app);
        if (!settings.IsPrivate)
        {
            app.UseRateLimiter();
            return;
        }

        app.UseAuthentication();
        // After the session is known: a network may be a whole party's.
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseRegistryCap();
        EvidenceLimit.Use(app);
        app.UseOversizeBody(Listening.MaxBody);
        // After the session is known: a form's token belongs to whoever was shown it.
        app.UseAntiforgery();
        app.UseRefusedForms();
    }

    // The framework would answer 400 with an empty page and the text would be gone.
    private static void UseRefusedForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused)
        {
            await next(context);
            return;
        }

        if (OversizeBody.IsCause(refused))
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        else if (!await RescueForm.TryRender(context, RescueReason.Renewed))
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });
}
