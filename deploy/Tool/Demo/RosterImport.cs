using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Loads an election and imports its registry by the commands that oversight gives. Repeating one that was cut short goes
/// on with it.
/// </summary>
/// <param name="by">Whom the acts are of: «demostracion», «ensayo».</param>
internal sealed class RosterImport(IClusterClient client, ElectionDefinition election, Dice dice, string by)
{
    /// <param name="now">Legal instant.</param>
    /// <exception cref="ToolException">The election or its registry is refused; the sentence says why.</exception>
    public async Task RunAsync(ImmutableArray<RegistryEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        var grain = client.GetGrain<IElectionGrain>(election.Slug);
        DemoTeller.Require(await DemoTeller.RepeatAsync(() => grain.Load(election, Actor.ForSystem(by)), cancellation));
        var operation = dice.Operation("importar", entries.Length.ToString(CultureInfo.InvariantCulture));
        var ticket = await DemoTeller.RepeatAsync(
            () => grain.Import(new ImportRegistry(operation, Actor.ForSystem(by), now, entries)), cancellation);
        if (ticket.Refusal is { } refusal)
            throw new ToolException($"El registro fue rechazado: {refusal.Message}");
        // A load that was cut short finds nothing new to import while its own import, under the same id, goes on.
        var import = client.GetGrain<IImportGrain>(ticket.ImportId ?? $"imp-{election.Slug}-{operation:N}");
        while (await DemoTeller.RepeatAsync(import.GetProgress, cancellation) is { Finished: false })
            await Task.Delay(DemoTeller.Pause, cancellation);
    }
}
