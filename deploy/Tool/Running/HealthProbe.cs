using Conoceles.Deploy.Processes;

namespace Conoceles.Deploy.Running;

/// <summary>Waits until a process says that it is ready.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private static readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="ToolException">It died, or its time is over; the sentence has its own last words.</exception>
    public static async Task WaitAsync(Child child, Uri health, string log, CancellationToken cancellation)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await ProblemAsync(health, cancellation) is { } problem)
        {
            if (!child.IsAlive)
                throw new ToolException($"{child.Name} terminó al arrancar. Su bitácora ({log}) acaba así:\n{Tail(log)}");
            if (waited.Elapsed > _patience)
                throw new ToolException($"{child.Name} no quedó listo en {_patience.TotalMinutes} minutos: {problem}. Su bitácora es {log}.");
            await Task.Delay(200, cancellation);
        }
    }

    /// <summary>Null when it answers 200.</summary>
    public static async Task<string?> ProblemAsync(Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync(cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return "no responde";
        }
    }

    private static string Tail(string log) =>
        File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(15)) : "(vacía)";
}
