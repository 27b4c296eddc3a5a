using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// <c>bare PORT FOLDER</c>: Kestrel with one answer and nothing else, which is the least that a program on it can do: the base of
/// what the citizens' site costs. Under <c>/trabajo/N</c> it first spends the processor's time on so many hashes, one answer after another:
/// what a server of that cost, and nothing else, takes on this machine.
/// </summary>
internal static class BareEndpoint
{
    public const string Work = "/trabajo/";

    public static async Task<int> RunAsync(string port, string folder, CancellationToken cancellation)
    {
        var served = ServedBytes.Load(folder);
        var headers = served.Headers.ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(o => o.AddServerHeader = false);
        await using var app = builder.Build();
        app.Urls.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        using var turn = new SemaphoreSlim(1);
        app.Map(Work + "{hashes:int}", async (int hashes) =>
        {
            var hash = new byte[SHA256.HashSizeInBytes];
            await turn.WaitAsync();
            for (var i = 0; i < hashes; i++)
                SHA256.HashData(served.Body, hash);
            turn.Release();
        });
        app.MapFallback(context =>
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
