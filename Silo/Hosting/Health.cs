namespace Conoceles.Hosting;

/// <summary>One thing a process needs before it can do its work.</summary>
/// <param name="Name">Short name, shown in the readiness answer.</param>
/// <param name="Check">Null when it is there, otherwise what is missing, in Spanish.</param>
/// <param name="Note">How it is there, when that is worth saying; «ok» otherwise.</param>
internal sealed record ReadinessPart(string Name, Func<CancellationToken, Task<string?>> Check, Func<string>? Note = null);

/// <summary>
/// <c>/health/live</c> (the process runs: never depends on anything else) and <c>/health/ready</c> (200 when every
/// part is there, 503 and the list otherwise), only on the health port.
/// </summary>
internal static class Health
{
    private static readonly TimeSpan PartTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Must be the first middleware: on the health port nothing else answers.</summary>
    public static void UseHealthPort(this WebApplication app, int port)
    {
        app.MapWhen(
            context => context.Connection.LocalPort == port,
            branch => branch.Run(context => context.Request.Path.Value switch
            {
                "/health/live" => context.Response.WriteAsJsonAsync(new { live = true }),
                "/health/ready" => Ready(context),
                _ => NotFound(context),
            }));
    }

    private static async Task Ready(HttpContext context)
    {
        var parts = context.RequestServices.GetServices<ReadinessPart>().ToArray();
        var problems = await Task.WhenAll(parts.Select(p => Problem(p, context.RequestAborted)));
        var answer = parts.Zip(problems).ToDictionary(p => p.First.Name, p => p.Second ?? p.First.Note?.Invoke() ?? "ok");
        var ready = problems.All(p => p is null);
        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsJsonAsync(new { ready, parts = answer }, context.RequestAborted);
    }

    private static async Task<string?> Problem(ReadinessPart part, CancellationToken cancellation)
    {
        try
        {
            return await part.Check(cancellation).WaitAsync(PartTimeout, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return "no responde: " + e.GetType().Name;
        }
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
