using System.Runtime.InteropServices;

namespace Conoceles.Deploy.Processes;

/// <summary>The kernel's signals, which .NET does not send.</summary>
public static partial class Signals
{
    private const int Terminate = 15;
    private const int Kill = 9;

    /// <summary>Asks the process to finish what it has in hand and end.</summary>
    public static void AskToEnd(int pid) => Send(pid, Terminate);

    /// <summary>Ends it at once.</summary>
    public static void End(int pid) => Send(pid, Kill);

    // A process that ended in the meantime is no error: the caller looks whether it is gone.
    private static void Send(int pid, int signal) => _ = KillProcess(pid, signal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillProcess(int pid, int signal);
}
