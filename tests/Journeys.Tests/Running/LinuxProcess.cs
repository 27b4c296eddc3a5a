using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>What /proc says of a process, and how to end it as a power cut would.</summary>
internal static class LinuxProcess
{
    public static bool IsAlive(int pid)
    {
        try
        {
            var stat = File.ReadAllText(Path(pid, "stat"));
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>kill -9, after checking that the pid is still the process that run.json names.</summary>
    public static void Kill(RunSilo silo) => Kill(silo.Pid, silo.Started);

    public static void Kill(RunWeb web) => Kill(web.Pid, web.Started);

    /// <summary>Asks it to end, as who restarts a server does, and waits until it has.</summary>
    public static async Task Terminate(RunWeb web)
    {
        var (exitCode, output) = await Shell.Run("kill", ["-TERM", web.Pid.ToString(CultureInfo.InvariantCulture)], TimeSpan.FromSeconds(5));
        Assert.True(exitCode == 0, output);
        await Until.True("the web ended", TimeSpan.FromSeconds(30), () => !IsAlive(web.Pid));
    }

    private static void Kill(int pid, long expected)
    {
        var stat = File.ReadAllText(Path(pid, "stat"));
        var started = long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture);
        Assert.Equal(expected, started);
        Process.GetProcessById(pid).Kill();
    }

    /// <summary>kill -STOP: it answers nothing from now on, so that what arrives is in the middle of being done.</summary>
    public static async Task Freeze(RunSilo silo)
    {
        var (exitCode, output) = await Shell.Run("kill", ["-STOP", silo.Pid.ToString(CultureInfo.InvariantCulture)], TimeSpan.FromSeconds(5));
        Assert.True(exitCode == 0, output);
    }

    public static Dictionary<string, string> Environment(int pid) => Encoding.UTF8.GetString(File.ReadAllBytes(Path(pid, "environ")))
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
        .ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    public static string[] CommandLine(int pid) => Encoding.UTF8.GetString(File.ReadAllBytes(Path(pid, "cmdline")))
        .Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Path(int pid, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{file}");
}
