using System.Globalization;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Rehearsal;
using Conoceles.Elections;

namespace Conoceles.Deploy.Running;

/// <summary>
/// What an installation of this tool is for: to show the system, or to practise beside a real election. Each has its own
/// folder, ports, databases, keys and accounts (docs/adr/0023-rehearsal-installation.md).
/// </summary>
public sealed record Purpose
{
    public static readonly Purpose Demo = new()
    {
        Kind = ElectionKind.Demo,
        Slug = FictionalElection.Slug,
        Command = "deploy/run",
        Accounts = "Cuentas de demostración",
        Folder = ".local/demo",
        Port = 8080,
        // In campaign: every office's publication window is open.
        Begins = At("2024-05-02T10:00:00-07:00"),
        Institute = InventedInstitute.Of("demostracion", " (dato de demostración)", "DEMO", 2024),
    };

    public static readonly Purpose Rehearsal = new()
    {
        Kind = ElectionKind.Rehearsal,
        Slug = RehearsalElection.Slug,
        Command = "deploy/rehearsal",
        Accounts = "Cuentas de ensayo",
        Folder = ".local/ensayo",
        // Beyond the last group of the demonstration's usual ports.
        Port = 9080,
        Begins = RehearsalElection.Begins,
        Institute = InventedInstitute.Of("ensayo", " (dato de ensayo)", "ENSAYO", 2027),
    };

    public required ElectionKind Kind { get; init; }

    /// <summary>Slug of its election.</summary>
    public required string Slug { get; init; }

    /// <summary>What starts it, as a person types it.</summary>
    public required string Command { get; init; }

    /// <summary>Heading of its accounts on the console.</summary>
    public required string Accounts { get; init; }

    /// <summary>Data folder where none is named.</summary>
    public required string Folder { get; init; }

    /// <summary>First port where none is named.</summary>
    public required int Port { get; init; }

    /// <summary>Legal instant at which it begins where none is named.</summary>
    public required DateTimeOffset Begins { get; init; }

    /// <summary>What the institute says of itself in the site's texts, all of it invented.</summary>
    public required IReadOnlyDictionary<string, string> Institute { get; init; }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
