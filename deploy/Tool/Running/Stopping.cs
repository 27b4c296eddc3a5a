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
        if (new DirectoryInfo(folder.Postgres).LinkTarget is { } elsewhere)
            Directory.Delete(Path.GetFullPath(elsewhere, folder.Root), recursive: true);
        Directory.Delete(folder.Root, recursive: true);
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
