using System.Text.Json;

namespace Conoceles.Web.Shared.Layout;

/// <summary>
/// Fingerprinted addresses of the files in wwwroot, from the build's own manifest: the baker has no request and no
/// endpoints to ask, and both ways of rendering must write the same address.
/// </summary>
public sealed class AssetManifest
{
    private readonly Dictionary<string, string> _routes;

    private AssetManifest(Dictionary<string, string> routes) => _routes = routes;

    /// <summary>Absolute path of a file, e.g. <c>/base.1x2y3z.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">The build has no such file.</exception>
    public string this[string file] => "/" + _routes[file];

    /// <summary>Reads the manifest beside the program.</summary>
    public static AssetManifest Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Conoceles.Web.staticwebassets.endpoints.json");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        var routes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in manifest.RootElement.GetProperty("Endpoints").EnumerateArray())
        {
            // Compressed variants have a selector; the plain file is the one that names the address.
            if (endpoint.GetProperty("Selectors").GetArrayLength() == 0 && Label(endpoint) is { } label)
                routes[label] = endpoint.GetProperty("Route").GetString()!;
        }

        return new AssetManifest(routes);
    }

    private static string? Label(JsonElement endpoint)
    {
        foreach (var property in endpoint.GetProperty("EndpointProperties").EnumerateArray())
        {
            if (property.GetProperty("Name").GetString() == "label")
                return property.GetProperty("Value").GetString();
        }

        return null;
    }
}
