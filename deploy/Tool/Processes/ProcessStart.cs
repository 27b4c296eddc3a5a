using System.Globalization;

namespace Conoceles.Deploy.Processes;

/// <summary>
/// When a process began, as the kernel counts it: together with the pid it names one process for ever, so that a
/// reused pid is never taken for ours.
/// </summary>
public static class ProcessStart
{
    /// <summary>Clock ticks from the machine's start to the process's; null when there is no such process.</summary>
    public static long? Of(int pid)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            // The second field is the program's name in brackets and may hold anything, spaces and brackets included.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            // Dead and waiting for its parent to notice: as good as gone.
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return null;
        }
    }
}
