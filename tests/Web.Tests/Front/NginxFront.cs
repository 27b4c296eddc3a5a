using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conoceles.TestData;

namespace Conoceles.Web.Tests.Front;

/// <summary>The distribution's nginx with a file of <c>deploy/nginx</c> as it is, but for what its own words say to change.</summary>
internal sealed class NginxFront : IAsyncDisposable
{
    private readonly Folder _folder;
    private readonly Process _process;

    private NginxFront(Folder folder, Process process, HttpClient client) => (_folder, _process, Client) = (folder, process, client);

    /// <summary>Speaks TLS and HTTP/2, trusts this front's certificate alone, and unpacks nothing.</summary>
    public HttpClient Client { get; }

    /// <summary>In front of a node of the citizens' site.</summary>
    public static Task<NginxFront> Start(Uri site) => Start("conoceles", folder =>
    [
        ("server 127.0.0.1:8080 ", $"server 127.0.0.1:{site.Port} "),
        ("/var/cache/nginx/conoceles ", folder.File("copia") + " "),
    ]);

    /// <summary>With a copy of the site.</summary>
    public static Task<NginxFront> StartMirror(string copy) => Start("espejo", _ => [("root /srv/conoceles;", $"root {copy};")]);

    private static async Task<NginxFront> Start(string name, Func<Folder, (string There, string Here)[]> own)
    {
        var folder = new Folder();
        var (plain, port) = (FreePort.Take(), FreePort.Take());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(folder.File("cert.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());

        var front = await File.ReadAllTextAsync(Path.Combine(Folder.Repository, "deploy", "nginx", name + ".conf"));
        (string There, string Here)[] changes =
        [
            .. own(folder),
            ("  listen 80;\n  listen [::]:80;\n", $"  listen 127.0.0.1:{plain};\n"),
            ("  listen 443 ssl http2;\n  listen [::]:443 ssl http2;\n", $"  listen 127.0.0.1:{port} ssl http2;\n"),
            (name + ".example", "localhost"),
            ($"/etc/ssl/{name}/fullchain.pem", folder.File("cert.pem")),
            ($"/etc/ssl/{name}/key.pem", folder.File("key.pem")),
        ];
        foreach (var (there, here) in changes)
        {
            Assert.Contains(there, front, StringComparison.Ordinal);
            front = front.Replace(there, here, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(folder.File("front.conf"), front);
        await File.WriteAllTextAsync(folder.File("nginx.conf"), $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            pid {{folder.File("nginx.pid")}};
            error_log {{folder.File("error.log")}} warn;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder.File("cuerpo")}}; proxy_temp_path {{folder.File("proxy")}}; fastcgi_temp_path {{folder.File("fastcgi")}};
              uwsgi_temp_path {{folder.File("uwsgi")}}; scgi_temp_path {{folder.File("scgi")}};
              include {{folder.File("front.conf")}};
            }
            """);
        var process = Process.Start(new ProcessStartInfo("nginx", ["-p", folder.Path, "-c", folder.File("nginx.conf")]) { RedirectStandardError = true })!;
        var trusted = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            SslOptions = { RemoteCertificateValidationCallback = (_, c, _, _) => c is X509Certificate2 shown && shown.GetCertHashString(HashAlgorithmName.SHA256) == trusted },
        })
        {
            BaseAddress = new Uri($"https://localhost:{port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        var started = new NginxFront(folder, process, client);
        await started.Listening();
        return started;
    }

    private async Task Listening()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            Assert.True(!_process.HasExited && clock.Elapsed < TimeSpan.FromSeconds(20), "nginx does not listen:\n" + (_process.HasExited ? await _process.StandardError.ReadToEndAsync() : ""));
            try
            {
                using var answer = await Client.GetAsync("/captura");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            // Its workers end with it when it is asked, not when it is killed.
            using var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await ask.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
