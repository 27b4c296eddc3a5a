using System.Globalization;
using Conoceles.Deploy.Processes;
using Conoceles.Elections;

namespace Conoceles.Deploy.Running;

/// <summary>
/// Puts a rehearsal back to how it began: its databases and keys go, and the next start makes and loads them again. The
/// passwords of its accounts and its certificates stay: what a trainer handed out is still good.
/// </summary>
public static class RehearsalReset
{
    /// <returns>The options with which it was running; empty when it was not.</returns>
    /// <exception cref="ToolException">It is not a rehearsal's folder, or runs in a terminal; nothing was touched.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(string path, Action<string> say)
    {
        if (FolderPurpose.Read(path) is not { } purpose || !RehearsalSlug.Is(purpose.Election))
            throw new ToolException($"{path} no es la carpeta de un ensayo: no se tocó nada.");
        var folder = new DataFolder(path);
        using var exclusive = FolderLock.Take(folder);
        var processes = ProcessTable.Open(folder);
        if (processes.Alive.Count > 0 && !processes.Detached)
            throw new ToolException($"El ensayo de {folder.Root} está en marcha en una terminal. Deténgalo ahí con Ctrl-C, o con deploy/stop --data {folder.Root}.");
        var was = AsItRuns(processes);
        await Stopping.StopAllAsync(folder, say);
        Stopping.Forget(folder);
        say($"El ensayo de {folder.Root} quedó como al principio.");
        return was;
    }

    private static string[] AsItRuns(ProcessTable processes) => processes.Alive.Count == 0
        ? []
        : [
            "--detach", "--port", Text(processes.Port),
            "--silos", Text(Count(processes, "silo-")), "--webs", Text(Count(processes, "web-")),
            .. processes.Tls ? ["--tls"] : (string[])[],
        ];

    // One that had died is among those that it began with.
    private static int Count(ProcessTable processes, string name) =>
        Math.Max(1, processes.Names.Count(n => n.StartsWith(name, StringComparison.Ordinal)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
