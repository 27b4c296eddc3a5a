using System.Diagnostics;

namespace Conoceles.Deploy;

/// <summary>Runs a program of the distribution to its end, without a shell in between.</summary>
public static class Shell
{
    /// <summary>What a program left behind.</summary>
    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>Runs and waits; never throws for an exit code.</summary>
    /// <param name="command">Program and arguments, as they are.</param>
    /// <param name="input">Text for its standard input.</param>
    /// <param name="environment">Variables added to our own.</param>
    public static async Task<Result> TryAsync(
        IReadOnlyList<string> command,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellation = default)
    {
        // The caller's folder may be closed to the user that the program runs as.
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        // Programs' own sentences are matched and shown: always the same language.
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;

        using var process = Process.Start(start) ?? throw new ToolException($"No se pudo iniciar {command[0]}.");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return new Result(process.ExitCode, await output, await error);
    }

    /// <summary>Runs and waits; another exit code than 0 is an error that quotes the program.</summary>
    public static async Task<string> RunAsync(
        IReadOnlyList<string> command,
        string input = "",
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellation = default)
    {
        var result = await TryAsync(command, input, environment, cancellation);
        if (result.ExitCode != 0)
        {
            throw new ToolException(
                $"«{string.Join(' ', command.Select(w => Path.GetFileName(w)))}» terminó con el código {result.ExitCode}: " +
                $"{(result.Error + result.Output).Trim()}");
        }
        return result.Output;
    }
}
