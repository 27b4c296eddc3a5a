namespace Conoceles.Web.Configuration;

/// <summary>How this program begins, whatever it is going to do.</summary>
internal static class Programs
{
    public static WebApplicationBuilder NewBuilder(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        // A build (not a publication) keeps its static files in the source tree and says where.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "Conoceles.Web.staticwebassets.runtime.json")))
            builder.WebHost.UseStaticWebAssets();
        builder.Host.UseDefaultServiceProvider(o => o.ValidateOnBuild = o.ValidateScopes = true);
        return builder;
    }
}
