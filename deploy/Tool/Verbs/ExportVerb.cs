using System.Diagnostics;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Processes;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>export DIR [CUT]</c>: has the web's program write the citizens' site of an installation as a folder.</summary>
public static class ExportVerb
{
    /// <returns>The program's own code.</returns>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["data"], []);
        var path = options.Text("data") ?? Purpose.Demo.Folder;
        if (!Directory.Exists(path))
            throw new ToolException($"No existe la carpeta {path}: indique con --data la de deploy/run.");
        var folder = new DataFolder(path);
        var ports = new Ports(ProcessTable.Open(folder).Port);
        var server = await DatabaseServer.OpenAsync(folder, ports.Postgres, SecretsFile.Open(folder.Secrets), Console.Error.WriteLine, cancellation);
        var purpose = FolderPurpose.Read(path)?.Election == Purpose.Rehearsal.Slug ? Purpose.Rehearsal : Purpose.Demo;
        return await ExportAsync(options.Words, new ProcessSettings(purpose, folder, server.Connections, "", ports, certificates: null).Web(0), cancellation);
    }

    private static async Task<int> ExportAsync(IReadOnlyList<string> words, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Launcher.Dotnet) { ArgumentList = { Repository.Web, "export" } };
        foreach (var word in words)
            start.ArgumentList.Add(word);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var program = Process.Start(start) ?? throw new ToolException("No se pudo iniciar la exportación.");
        // It tidies up what it left half done, and then ends.
        await using var stop = cancellation.Register(() => Signals.AskToEnd(program.Id));
        await program.WaitForExitAsync(CancellationToken.None);
        return program.ExitCode;
    }
}
