using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Conoceles.Deploy;
using Conoceles.Deploy.Keys;

namespace Conoceles.Processes.Tests;

/// <summary>One of our programs with nothing around it: no silo, no PostgreSQL. It ends with the test.</summary>
internal sealed class LoneProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });
    private readonly Process _process;
    private readonly int _health;

    private LoneProcess(Process process, int health, int port) => (_process, _health, Url) = (process, health, $"http://localhost:{port}");

    public string Url { get; }

    public static LoneProcess Web(string roles, DataFolder folder)
    {
        var (port, health) = (FreePort(), FreePort());
        return Start(Repository.Web, health, port, new()
        {
            ["Web__Roles"] = roles,
            ["Web__Url"] = $"http://localhost:{port}",
            ["Web__Demo"] = "true",
            ["Web__PublicCopy"] = folder.PublicCopy("web"),
            ["Web__DataProtectionCertificate"] = WebKeyCertificate.Ensure(folder),
            ["ConnectionStrings__Web"] = Nowhere,
            ["ConnectionStrings__Oversight"] = Nowhere,
            ["ConnectionStrings__Public"] = Nowhere,
        });
    }

    public static LoneProcess Silo(DataFolder folder)
    {
        var health = FreePort();
        return Start(Repository.Silo, health, health, new()
        {
            ["Silo__Name"] = "silo-solo",
            ["Silo__Port"] = $"{FreePort()}",
            ["Silo__GatewayPort"] = $"{FreePort()}",
            ["Vault__KeyFile"] = VaultKeyFile.Ensure(folder),
            ["ConnectionStrings__Main"] = Nowhere,
            ["ConnectionStrings__Curricular"] = Nowhere,
            ["ConnectionStrings__Identity"] = Nowhere,
        });
    }

    /// <summary>The readiness answer once the process gives one; the effect that these tests wait for.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Ready()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(_process.HasExited, "The process ended by itself.");
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

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(Url + path));

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    // A port of our own that nobody listens on: refused at once, as when PostgreSQL is down.
    private static string Nowhere => $"Host=127.0.0.1;Port={FreePort()};Username=nadie;Password=nada;Database=nada;Timeout=2";

    private static LoneProcess Start(string assembly, int health, int port, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        settings["Health__Port"] = $"{health}";
        settings["Cluster__ClusterId"] = "prueba";
        settings["Election__Current"] = "demo-2024";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // Read, so that a full pipe does not hold the process.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new LoneProcess(process, health, port);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
