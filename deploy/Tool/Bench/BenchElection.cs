using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Bench;

/// <summary>Loads elections and imports registries into an installation that was started empty.</summary>
internal static class BenchElection
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);
    private static readonly Actor _actor = Actor.ForSystem("medicion");

    /// <summary>The demo's election, whose slug the webs know.</summary>
    public static ElectionDefinition Demo => FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));

    public static async Task LoadAsync(BenchInstallation bench, ElectionDefinition election, CancellationToken cancellation)
    {
        var grain = bench.Client.GetGrain<IElectionGrain>(election.Slug);
        Given.Accepted(await Given.UntilAnsweredAsync(() => grain.Load(election, _actor), cancellation));
    }

    /// <summary>Returns when the last candidacy has answered.</summary>
    public static async Task ImportAsync(
        BenchInstallation bench, ElectionDefinition election, ImmutableArray<RegistryEntry> entries, CancellationToken cancellation)
    {
        var grain = bench.Client.GetGrain<IElectionGrain>(election.Slug);
        var command = new ImportRegistry(new Dice(2024).Operation("medicion", election.Slug), _actor, bench.Now, entries);
        var ticket = await Given.UntilAnsweredAsync(() => grain.Import(command), cancellation);
        if (ticket.ImportId is not { } id)
            throw new ToolException($"La medición no pudo importar: {ticket.Refusal?.Message}");
        var import = bench.Client.GetGrain<IImportGrain>(id);
        while (true)
        {
            if (await Given.UntilAnsweredAsync(import.GetProgress, cancellation) is { Finished: true } end)
            {
                if (end.RefusedCount > 0)
                    throw new ToolException($"La medición tuvo {end.RefusedCount} rechazos.");
                return;
            }

            await Task.Delay(_look, cancellation);
        }
    }
}
