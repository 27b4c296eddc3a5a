using System.Diagnostics;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>Runs a command to its end, with its output.</summary>
internal static class Shell
{
    public static async Task<(int ExitCode, string Output)> Run(
        string program, IEnumerable<string> arguments, TimeSpan patience, IReadOnlyDictionary<string, string>? environment = null)
    {
        var bytes = await Bytes(program, arguments, patience, environment);
        return (bytes.ExitCode, System.Text.Encoding.UTF8.GetString(bytes.Output) + bytes.Error);
    }

    public static async Task<(int ExitCode, byte[] Output, string Error)> Bytes(
        string program, IEnumerable<string> arguments, TimeSpan patience, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(patience);
        using var output = new MemoryStream();
        var copy = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            // Not the end of the streams: a process that it left running may hold them.
            await process.WaitForExitAsync(limit.Token);
            await Task.WhenAny(Task.WhenAll(copy, error), Task.Delay(TimeSpan.FromSeconds(2), limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end in {patience.TotalSeconds:F0} s.");
        }

        return (process.ExitCode, output.ToArray(), error.IsCompletedSuccessfully ? await error : "");
    }
}
