using System.Globalization;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy;

/// <summary>What <c>deploy/run</c> or <c>deploy/rehearsal</c> was asked.</summary>
public sealed record RunOptions
{
    private static readonly string[] _valued = ["data", "port", "silos", "webs", "clock"];
    private static readonly string[] _flags = ["detach", "tls"];

    public required Purpose Purpose { get; init; }

    public required string Data { get; init; }

    public required Ports Ports { get; init; }

    public required bool Detach { get; init; }

    public required bool Tls { get; init; }

    public required int Silos { get; init; }

    public required int Webs { get; init; }

    public required int Candidacies { get; init; }

    /// <summary>No election and no candidacies: accounts only.</summary>
    public required bool Empty { get; init; }

    /// <summary>Legal instant to begin at.</summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>False: a folder that ran before goes on with the offset it has.</summary>
    public required bool ClockGiven { get; init; }

    /// <summary>A rehearsal is put back to how it began.</summary>
    public required bool Reset { get; init; }

    public static RunOptions Parse(IEnumerable<string> arguments, Purpose purpose)
    {
        // How many people there are is the demonstration's to say; a rehearsal's registry is fixed.
        var options = purpose == Purpose.Demo
            ? Options.Parse(arguments, [.. _valued, "candidacies"], [.. _flags, "empty"])
            : Options.Parse(arguments, _valued, [.. _flags, "reset"]);
        if (options.Words.Count > 0)
            throw new ToolException($"No se esperaba «{options.Words[0]}».");
        return new RunOptions
        {
            Purpose = purpose,
            Data = options.Text("data") ?? purpose.Folder,
            Ports = new Ports(options.Number("port", purpose.Port, 1024, Ports.Highest)),
            Detach = options.Has("detach"),
            Tls = options.Has("tls"),
            Silos = options.Number("silos", 1, 1, Ports.MostProcesses),
            Webs = options.Number("webs", 1, 1, Ports.MostProcesses),
            Candidacies = options.Number("candidacies", 120, 1, 20_000),
            Empty = options.Has("empty"),
            Clock = options.Text("clock") is { } text ? ParseClock(text) : purpose.Begins,
            ClockGiven = options.Has("clock"),
            Reset = options.Has("reset"),
        };
    }

    /// <summary>An instant of ISO 8601 with its offset; without one it would be another instant on another machine.</summary>
    public static DateTimeOffset ParseClock(string text)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];
        if (DateTimeOffset.TryParseExact(
            text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant;
        throw new ToolException($"--clock pide una fecha ISO 8601 con zona, como 2024-05-02T10:00:00-07:00; se recibió «{text}».");
    }
}
