using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// <c>bare PORT FOLDER</c>: Kestrel with one answer and nothing else, which is the least that a program on it can do: the base of
/// what the citizens' site costs.
/// </summary>
internal static class BareEndpoint
{
    public static async Task<int> RunAsync(string port, string folder, CancellationToken cancellation)
    {
        var served = ServedBytes.Load(folder);
        var headers = served.Headers.ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(o => o.AddServerHeader = false);
        await using var app = builder.Build();
        app.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        app.Run(context =>
        {
            var response = context.Response;
            foreach (var (name, value) in headers)
                response.Headers[name] = value;
            response.ContentLength = served.Body.Length;
            return response.Body.WriteAsync(served.Body, context.RequestAborted).AsTask();
        });
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
