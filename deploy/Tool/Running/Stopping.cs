using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Keys;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Processes;

namespace Conoceles.Deploy.Running;

/// <summary>Stops an installation in order: webs, silos one by one, and the server last.</summary>
public static class Stopping
{
    /// <summary>Longer than the silos' own time to hand over their work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>How many processes were running.</returns>
    public static async Task<int> StopAllAsync(DataFolder folder, Action<string> say)
    {
        var alive = ProcessTable.Open(folder).Alive;
        await Task.WhenAll(alive.Where(c => !IsSilo(c)).Select(c => c.StopAsync(Patience)));
        foreach (var silo in alive.Where(IsSilo))
            await silo.StopAsync(Patience);
        var stopped = alive.Count;
        if (await StopServerAsync(folder, say))
            stopped++;
        return stopped;
    }

    /// <summary>Deletes a stopped installation, its database included, which may be elsewhere behind a link.</summary>
    public static async Task DeleteAsync(DataFolder folder)
    {
        if (ProcessTable.Open(folder).Alive.Count > 0)
            throw new ToolException($"{folder.Root} está en marcha: deténgalo antes de borrarlo.");
        DeleteServer(folder);
        Directory.Delete(folder.Root, recursive: true);
    }

    /// <summary>
    /// Deletes what a stopped installation holds and has come to know: its databases, its public copies, the keys of what was
    /// in them. Passwords, certificates and logs stay.
    /// </summary>
    public static void Forget(DataFolder folder)
    {
        // First what says that there is something: a start that came after half of this would load everything again.
        DemoProgress.Delete(folder);
        DeleteServer(folder);
        foreach (var file in new[] { folder.RunFile, folder.ProcessFile, VaultKeyFile.PathIn(folder), ReceiptKeyFile.PathIn(folder), WebKeyCertificate.PathIn(folder) })
            File.Delete(file);
        if (Directory.Exists(folder.PublicCopies))
            Directory.Delete(folder.PublicCopies, recursive: true);
    }

    private static void DeleteServer(DataFolder folder)
    {
        if (new DirectoryInfo(folder.Postgres).LinkTarget is { } elsewhere)
        {
            Directory.Delete(Path.GetFullPath(elsewhere, folder.Root), recursive: true);
            File.Delete(folder.Postgres);
        }
        else if (Directory.Exists(folder.Postgres))
        {
            Directory.Delete(folder.Postgres, recursive: true);
        }
    }

    // The folder exists only when the server is ours: one of CONOCELES_DB is never stopped.
    private static async Task<bool> StopServerAsync(DataFolder folder, Action<string> say)
    {
        if (!Directory.Exists(folder.Postgres))
            return false;
        var cluster = await PrivateCluster.OpenAsync(folder.Postgres, 0, ServerTuning.Durable, say);
        if (!await cluster.IsRunningAsync())
            return false;
        await cluster.StopAsync();
        return true;
    }

    private static bool IsSilo(Child child) => child.Name.StartsWith("silo-", StringComparison.Ordinal);
}
