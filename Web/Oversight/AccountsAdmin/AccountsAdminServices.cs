using Conoceles.Web.Accounts;
using Conoceles.Web.Accounts.Activation;
using Conoceles.Web.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>What the administration of accounts is made of.</summary>
internal static class AccountsAdminServices
{
    public static void AddAccountsAdmin(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(ActivationSettings.Read(configuration));
        services.AddSingleton(s => new AccountReader(Source(s), s.GetRequiredService<SessionLimits>()));
        services.AddSingleton(s => new AccountMaker(Source(s)));
        services.AddSingleton(s => new AccountActs(Source(s)));
        services.AddSingleton(s => new CodeIssuer(Source(s), s.GetRequiredService<ActivationSettings>()));
        services.AddSingleton(s => new AccountCandidacies(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), s.GetRequiredService<WebSettings>()));
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<DeliverySheets>();
        services.AddSingleton(s => new PlanSeal(s.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(s => new SeedSeal(s.GetRequiredService<IDataProtectionProvider>()));
    }

    private static NpgsqlDataSource Source(IServiceProvider services) => services.GetRequiredKeyedService<NpgsqlDataSource>("main");
}
