using System.Globalization;
using System.Text;
using Conoceles.Deploy.Processes;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>The servers that are compared, each on the core that the load leaves; ended together.</summary>
internal sealed class PinnedServers(BenchInstallation bench) : IAsyncDisposable
{
    private const int Core = 1 - HttpLoad.Core;
    private const int BarePort = 10;
    private const int NginxPort = 11;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-lados-").FullName;
    private readonly List<Child> _children = [];

    /// <summary>Kestrel with one answer.</summary>
    public async Task<Uri> BareAsync(ServedBytes served, CancellationToken cancellation)
    {
        var port = bench.PortOf(BarePort);
        served.Save(_folder);
        return await StartAsync("bare", [Launcher.Dotnet, typeof(BareEndpoint).Assembly.Location, "bare", Text(port), _folder], port, "/", cancellation);
    }

    /// <summary>The distribution's nginx with the same bytes as a file that is compressed already.</summary>
    public async Task<Uri> NginxAsync(ServedBytes served, CancellationToken cancellation)
    {
        var port = bench.PortOf(NginxPort);
        var root = Directory.CreateDirectory(Path.Combine(_folder, "nginx", "sitio"));
        await File.WriteAllBytesAsync(Path.Combine(root.FullName, "pagina.gz"), served.Body, cancellation);
        var headers = new StringBuilder();
        // Those that it writes by itself for such a file.
        foreach (var (name, value) in served.Headers.Where(h => h.Key is not ("ETag" or "Content-Type" or "Content-Encoding" or "Vary")))
            headers.Append(CultureInfo.InvariantCulture, $"add_header {name} \"{value}\";\n");
        var configuration = Path.Combine(_folder, "nginx", "nginx.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            worker_processes 1;
            daemon off;
            pid nginx.pid;
            error_log stderr error;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              open_file_cache max=100;
              keepalive_requests 100000000;
              default_type "text/html; charset=utf-8";
              client_body_temp_path cuerpo; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              server {
                listen 127.0.0.1:{{port}};
                root sitio;
                gzip_static always;
                gzip_vary on;
            {{headers}}
              }
            }

            """, cancellation);
        return await StartAsync("nginx", ["nginx", "-p", Path.Combine(_folder, "nginx"), "-c", configuration], port, "/pagina", cancellation);
    }

    /// <summary>A command on the servers' core.</summary>
    public static string[] Pinned(IReadOnlyList<string> command) => ["taskset", "-c", Text(Core), .. command];

    private async Task<Uri> StartAsync(string name, IReadOnlyList<string> command, int port, string page, CancellationToken cancellation)
    {
        var log = Path.Combine(_folder, name + ".log");
        var child = Launcher.Start(name, Pinned(command), _folder, new Dictionary<string, string>(), log);
        _children.Add(child);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{page}"));
        await HealthProbe.WaitAsync(child, address, log, cancellation);
        return address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
            await child.StopAsync(_patience);
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
