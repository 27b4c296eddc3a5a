using System.Globalization;

namespace Conoceles.Deploy.Postgres;

/// <summary>Where the distribution keeps PostgreSQL's server programs.</summary>
public static class ServerBinaries
{
    // Our SQL uses "nulls not distinct", which began there.
    private const int OldestVersion = 15;
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>Folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; the newest when there are several.</summary>
    public static async Task<string> FindAsync(CancellationToken cancellation = default)
    {
        var folders = Directory.Exists(DebianRoot)
            ? Directory.GetDirectories(DebianRoot)
                .Select(f => (Folder: Path.Combine(f, "bin"), Version: VersionOf(Path.GetFileName(f))))
                .Where(f => f.Version >= OldestVersion && File.Exists(Path.Combine(f.Folder, "initdb")))
                .OrderByDescending(f => f.Version)
                .Select(f => f.Folder)
                .ToList()
            : [];
        if (folders.Count > 0)
            return folders[0];

        if (await FromPgConfigAsync(cancellation) is { } other)
            return other;
        throw new ToolException(
            $"No se encontró un servidor PostgreSQL {OldestVersion} o posterior. Instale el paquete «postgresql» de su distribución.");
    }

    // Other distributions put the programs elsewhere, and pg_config knows.
    private static async Task<string?> FromPgConfigAsync(CancellationToken cancellation)
    {
        try
        {
            var folder = (await Shell.TryAsync(["pg_config", "--bindir"], cancellation: cancellation)).Output.Trim();
            if (!File.Exists(Path.Combine(folder, "initdb")))
                return null;
            var version = (await Shell.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellation: cancellation))
                .Split(' ').Select(w => VersionOf(w.Split('.')[0].Trim())).Max();
            return version >= OldestVersion ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static int VersionOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
