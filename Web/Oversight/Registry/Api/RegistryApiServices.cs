using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>What the registry's systems and their pages are made of.</summary>
internal static class RegistryApiServices
{
    public static void AddRegistryApi(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(s => new RegistryTokens(s.GetRequiredKeyedService<NpgsqlDataSource>("main"), settings));
        services.AddSingleton(s => new ProposalStore(
            s.GetRequiredKeyedService<NpgsqlDataSource>("main"), s.GetRequiredService<IDataProtectionProvider>(), settings));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, RegistryTokenHandler>(RegistryTokenHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(Policies.Registry, p => p
            .AddAuthenticationSchemes(RegistryTokenHandler.Name).RequireAuthenticatedUser().RequireClaim(RegistryTokenHandler.ElectionClaim));
    }
}
