using System.Diagnostics;

namespace Conoceles.Deploy.Processes;

/// <summary>Starts a .NET program in a session of its own, with its output in a file.</summary>
public static class Launcher
{
    /// <summary>The <c>dotnet</c> that runs this tool; the one in the PATH when that cannot be told.</summary>
    public static string Dotnet { get; } =
        Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";

    /// <summary>Starts and does not wait. The caller records the child before anything else.</summary>
    /// <param name="name">Its name in the table and of its log.</param>
    /// <param name="environment">Added to this process's own.</param>
    public static Child Start(string name, string assembly, IReadOnlyDictionary<string, string> environment, string log) =>
        Start(name, [Dotnet, assembly], Path.GetDirectoryName(assembly)!, environment, log);

    /// <summary>The same of any command.</summary>
    public static Child Start(string name, IReadOnlyList<string> command, string folder, IReadOnlyDictionary<string, string> environment, string log)
    {
        // Each exec keeps the pid. setsid: Ctrl-C at our terminal must reach us alone, who stop things in order.
        var start = new ProcessStartInfo("sh")
        {
            ArgumentList = { "-c", "umask 077; exec setsid \"$@\" >>\"$0\" 2>&1 </dev/null", log },
            WorkingDirectory = folder,
        };
        foreach (var word in command)
            start.ArgumentList.Add(word);
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        start.Environment.Remove("CONOCELES_DB");

        using var process = Process.Start(start) ?? throw new ToolException($"No se pudo iniciar {name}.");
        // The kernel counts from the fork, so the exec to come does not change it.
        return new Child(name, process.Id, ProcessStart.Of(process.Id) ?? 0);
    }

    /// <summary>Runs a verb of a program to its end.</summary>
    public static Task RunAsync(
        string assembly, IReadOnlyList<string> verb, IReadOnlyDictionary<string, string> environment, string input,
        CancellationToken cancellation) =>
        Shell.RunAsync([Dotnet, assembly, .. verb], input, environment, cancellation);
}
