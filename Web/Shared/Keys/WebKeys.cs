using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Conoceles.Web.Shared.Keys;

/// <summary>
/// The keys of cookies and forms: shared by all webs, encrypted at rest with a certificate that only they have.
/// The first key is made by <c>keys init</c> before any web starts: webs racing to make it would each know only
/// their own for a day.
/// </summary>
public static class WebKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Registers data protection for a process that may not create keys.</summary>
    public static IServiceCollection AddWebKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var file = configuration["Web:DataProtectionCertificate"]
            ?? throw new InvalidOperationException("Web:DataProtectionCertificate is needed by the private roles.");
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, null);
        services.AddDataProtection()
            .SetApplicationName("Conoceles")
            .ProtectKeysWithCertificate(certificate)
            .UnprotectKeysWithAnyCertificate(certificate)
            .DisableAutomaticKeyGeneration();
        services.AddSingleton<IXmlRepository>(s => new WebKeyRepository(s.GetRequiredKeyedService<NpgsqlDataSource>("main")));
        services.AddOptions<KeyManagementOptions>()
            .Configure<IXmlRepository>((options, repository) => options.XmlRepository = repository);
        return services;
    }

    /// <summary>Makes the first key when there is none.</summary>
    /// <returns>True when it made one.</returns>
    public static bool Initialise(IServiceProvider services)
    {
        var manager = services.GetRequiredService<IKeyManager>();
        if (manager.GetAllKeys().Count > 0)
            return false;
        var now = DateTimeOffset.UtcNow;
        manager.CreateNewKey(now, now + Lifetime);
        return true;
    }
}
