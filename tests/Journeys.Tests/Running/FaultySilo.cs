using System.Diagnostics;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>A silo that the test starts with a killed one's settings and a fault. It does not outlive the test.</summary>
internal sealed class FaultySilo : IDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Uri _health;

    public FaultySilo(string[] command, IReadOnlyDictionary<string, string> environment)
    {
        _health = new Uri($"http://127.0.0.1:{environment["Health__Port"]}/health/ready");
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(command[1]),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        _process = Process.Start(start)!;
        // A full pipe would stop it.
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool IsGone => _process.HasExited;

    public Task Ready()
    {
        var http = new HttpClient();
        return Until.True("the silo with the fault is ready", Start, async () =>
        {
            Assert.False(IsGone, "The silo with the fault ended at start.");
            try
            {
                using var answer = await http.GetAsync(_health);
                return answer.IsSuccessStatusCode;
            }
            // A socket closed between its connection and its first use says so as it is.
            catch (Exception e) when (e is HttpRequestException or System.Net.Sockets.SocketException)
            {
                return false;
            }
        });
    }

    public void Dispose()
    {
        if (!IsGone)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
