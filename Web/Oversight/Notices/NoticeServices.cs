using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>What the notices' pages are made of.</summary>
internal static class NoticeServices
{
    public static void AddNotices(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(s => new NoticeReader(Source(s), settings));
        services.AddSingleton(s => new RecipientStore(Source(s), settings));
    }

    private static NpgsqlDataSource Source(IServiceProvider services) => services.GetRequiredKeyedService<NpgsqlDataSource>("main");
}
