using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conoceles.TestData;

namespace Conoceles.Web.Tests;

/// <summary>The real program on loopback ports, configured as deploy/run does.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private WebProcess(Process process, int port, int health)
    {
        _process = process;
        Url = new Uri($"http://localhost:{port}");
        HealthUrl = new Uri($"http://127.0.0.1:{health}");
        Client = NewClient();
    }

    public Uri Url { get; }

    public Uri HealthUrl { get; }

    /// <summary>Follows no redirect and unpacks nothing, so that a test sees what was sent.</summary>
    public HttpClient Client { get; }

    public string Log => string.Join('\n', _lines);

    public static async Task<WebProcess> Start(string roles, Dictionary<string, string>? more = null)
    {
        var (port, health) = (FreePort.Take(), FreePort.Take());
        var start = new ProcessStartInfo("dotnet", [Folder.Program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var settings = new Dictionary<string, string>(Nowhere)
        {
            ["Web__Roles"] = roles,
            ["Web__Url"] = $"http://localhost:{port}",
            ["Health__Port"] = $"{health}",
        };
        foreach (var (name, value) in settings.Concat(more ?? []))
            start.Environment[name] = value;
        var web = new WebProcess(Process.Start(start)!, port, health);
        web._process.OutputDataReceived += (_, e) => web._lines.Enqueue(e.Data ?? "");
        web._process.ErrorDataReceived += (_, e) => web._lines.Enqueue(e.Data ?? "");
        web._process.BeginOutputReadLine();
        web._process.BeginErrorReadLine();
        await web.Until(async () => (await web.Client.GetAsync(new Uri(web.HealthUrl, "/health/live"))).StatusCode == HttpStatusCode.OK);
        return web;
    }

    /// <summary>The verbs of the console, with something on standard input.</summary>
    public static async Task<(int Code, string Output)> Run(string input, Dictionary<string, string> settings, params string[] arguments)
    {
        using var process = StartVerb(settings, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>The same, while it runs.</summary>
    public static Process StartVerb(Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Folder.Program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = true }) { BaseAddress = Url };

    public async Task<(HttpStatusCode Status, string Body)> Ready()
    {
        using var answer = await Client.GetAsync(new Uri(HealthUrl, "/health/ready"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits for an observable effect; a timeout prints what the program said.</summary>
    public async Task Until(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            Assert.False(_process.HasExited, "The web ended:\n" + Log);
            Assert.True(clock.Elapsed < (patience ?? Patience), "It did not happen:\n" + Log);
            await Task.Delay(50);
        }
    }

    /// <summary>Bytes of it in memory.</summary>
    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to stop, as systemd does, and gives its exit code.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>A certificate for data protection's keys, as the deploy tool makes it.</summary>
    public static string KeyCertificate(Folder folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test web keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        var file = folder.File("keys.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }


    /// <summary>Databases where nobody listens: what a test needs it names itself.</summary>
    public static Dictionary<string, string> Nowhere => new()
    {
        ["Election__Current"] = Sample.Slug,
        ["Web__Demo"] = "true",
        ["ConnectionStrings__Web"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
        ["ConnectionStrings__Oversight"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
        ["ConnectionStrings__Public"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2",
    };
}
