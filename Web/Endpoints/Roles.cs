using Conoceles.Web.Accounts;
using Conoceles.Web.Capture;
using Conoceles.Web.Configuration;
using Conoceles.Web.Operations;
using Conoceles.Web.Oversight;
using Conoceles.Web.Public;

namespace Conoceles.Web.Endpoints;

/// <summary>
/// Which folder belongs to which role. What a process has no role for is not mapped at all: it answers 404 there,
/// and there is no form, policy or antiforgery to find.
/// </summary>
public static class Roles
{
    public static void MapRoles(this WebApplication app, WebSettings settings)
    {
        app.MapStaticAssets();
        if (settings.Has(WebRoles.Public))
            app.MapPublic();
        if (settings.IsPrivate)
            app.MapAccounts();
        if (settings.Has(WebRoles.Capture))
            app.MapCapture();
        if (settings.Has(WebRoles.Oversight))
            app.MapOversight();
        if (settings.Has(WebRoles.Operations))
            app.MapOperations();
    }
}
