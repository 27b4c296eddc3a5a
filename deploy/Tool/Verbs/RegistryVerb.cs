using Conoceles.Deploy.Demo;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>registry</c>: writes the demo's registry as the file that oversight imports.</summary>
public static class RegistryVerb
{
    private const int Most = 50_000;

    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["count", "out"], []);
        if (options.Words.Count > 0)
            throw new ToolException($"No se esperaba «{options.Words[0]}».");
        var path = options.Text("out") ?? throw new ToolException("Falta --out ARCHIVO.");
        var roster = new DemoRoster(FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName))), new Dice(DemoContent.Seed));
        var entries = roster.Entries(options.Number("count", DemoRoster.Whole, 1, Most));
        try
        {
            await File.WriteAllBytesAsync(path, RosterCsv.Of(roster, entries), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"No se pudo escribir {path}: {e.Message}", e);
        }

        Console.WriteLine($"{entries.Length} candidaturas ficticias en {path}.");
        return 0;
    }
}
