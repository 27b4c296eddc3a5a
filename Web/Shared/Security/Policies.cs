using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Conoceles.Web.Shared.Security;

/// <summary>One policy per folder; a page inside may ask for more, never for less.</summary>
public static class Policies
{
    public const string Capture = "captura";
    public const string Oversight = "ut";

    /// <summary>Verifying: reviewers and administrators; the commission only reads.</summary>
    public const string Review = "ut-revision";

    /// <summary>Registry imports, affirmative actions: UT administrators.</summary>
    public const string Administration = "ut-administracion";

    public const string Operations = "operacion";

    /// <summary>Programs of the registry, by the key that they show; no session is good for it, nor it for a page.</summary>
    public const string Registry = "registro";

    public static void AddPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Capture, p => Needs(p, Role.Capturist, Role.Candidate))
        .AddPolicy(Oversight, p => Needs(p, Role.Reviewer, Role.UtAdministrator, Role.Commission))
        .AddPolicy(Review, p => Needs(p, Role.Reviewer, Role.UtAdministrator))
        .AddPolicy(Administration, p => Needs(p, Role.UtAdministrator))
        .AddPolicy(Operations, p => Needs(p, Role.Operator, Role.UtAdministrator));

    private static void Needs(AuthorizationPolicyBuilder policy, params Role[] roles) =>
        policy.RequireAuthenticatedUser().RequireClaim(SessionClaims.Role, roles.Select(r => r.ToString()));
}
