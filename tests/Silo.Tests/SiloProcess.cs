using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Conoceles.Deploy;
using Conoceles.Deploy.Keys;
using Conoceles.TestData;

namespace Conoceles.Silo.Tests;

/// <summary>A silo with nothing around it: no other silo, no PostgreSQL. It ends with the test.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new();
    private readonly Process _process;
    private readonly int _health;

    private SiloProcess(Process process, int health) => (_process, _health) = (process, health);

    /// <summary>Starts it; <paramref name="more"/> adds to or replaces its settings.</summary>
    public static SiloProcess Start(DataFolder folder, Dictionary<string, string>? more = null)
    {
        var health = FreePort.Take();
        // A port of our own that nobody listens on: refused at once, as when PostgreSQL is down.
        var nowhere = $"Host=127.0.0.1;Port={FreePort.Take()};Username=nadie;Password=nada;Database=nada;Timeout=2";
        var settings = new Dictionary<string, string>
        {
            ["Silo__Name"] = "silo-solo",
            ["Silo__Port"] = $"{FreePort.Take()}",
            ["Silo__GatewayPort"] = $"{FreePort.Take()}",
            ["Cluster__ClusterId"] = "prueba",
            ["Health__Port"] = $"{health}",
            ["Vault__KeyFile"] = VaultKeyFile.Ensure(folder),
            ["Receipts__KeyFile"] = ReceiptKeyFile.Ensure(folder),
            ["ConnectionStrings__Main"] = nowhere,
            ["ConnectionStrings__Curricular"] = nowhere,
            ["ConnectionStrings__Identity"] = nowhere,
        };
        var start = new ProcessStartInfo("dotnet", [Repository.Silo])
        {
            WorkingDirectory = Path.GetDirectoryName(Repository.Silo),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Concat(more ?? []))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // Read, so that a full pipe does not hold the process.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiloProcess(process, health);
    }

    /// <summary>The readiness answer once the process gives one; the effect that these tests wait for.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Ready()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(_process.HasExited, "The silo ended by itself.");
            try
            {
                using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{_health}/health/ready"));
                return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
            }
            catch (HttpRequestException) when (waited.Elapsed < Patience)
            {
                await Task.Yield();
            }
        }
    }

    public async Task<HttpStatusCode> Live() => (await _http.GetAsync(new Uri($"http://127.0.0.1:{_health}/health/live"))).StatusCode;

    /// <summary>Its exit code, for settings that must stop the start.</summary>
    public async Task<int> Exit()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }
}
