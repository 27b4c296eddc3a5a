using System.Text.Json;
using System.Xml.Linq;

namespace Conoceles.Architecture.Tests;

/// <param name="Name">Package id.</param>
/// <param name="Version">Exact.</param>
/// <param name="Licence">SPDX expression, or what stands for it.</param>
internal sealed record Package(string Name, string Version, string Licence);

/// <summary>Every package of every lock file, with the licence that its own nuspec declares.</summary>
internal static class Licences
{
    private static readonly string Cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Packages from before SPDX expressions, which point to a page or carry a file: read by a person, once.</summary>
    private static readonly Dictionary<string, (string Licence, string Reason)> ReadByHand = new(StringComparer.OrdinalIgnoreCase)
    {
    };

    public static IReadOnlyList<Package> All() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/.local/", StringComparison.Ordinal))
            .SelectMany(Locked)
            .Distinct()
            .OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Version, StringComparer.Ordinal)
            .Select(p => new Package(p.Name, p.Version, Declared(p.Name, p.Version))),
    ];

    private static IEnumerable<(string Name, string Version)> Locked(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
                   from package in framework.Value.EnumerateObject()
                   where package.Value.GetProperty("type").GetString() != "Project"
                   select (package.Name, package.Value.GetProperty("resolved").GetString()!)];
    }

    private static string Declared(string name, string version)
    {
        if (ReadByHand.TryGetValue(name, out var known))
            return known.Licence;
        var folder = Path.Combine(Cache, name.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = Path.Combine(folder, name.ToLowerInvariant() + ".nuspec");
        if (!File.Exists(nuspec))
            return "not restored here";
        var metadata = XDocument.Load(nuspec).Root!.Elements().First(e => e.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
        return licence is { } l && (string?)l.Attribute("type") == "expression" ? l.Value
            : licence is { } f ? "file " + f.Value
            : metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "licenseUrl")?.Value ?? "none declared";
    }
}
