using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Sweeps;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Elections;

/// <summary>One election. It answers the calendar to every command, so its calls are short: imports run elsewhere.</summary>
public sealed partial class ElectionGrain(
    [PersistentState(StorageNames.Election, StorageNames.CurricularProvider)] IPersistentState<ElectionState> storage,
    [PersistentState(StorageNames.ElectionRegistry, StorageNames.CurricularProvider)] IPersistentState<ElectionRegistryState> registry,
    ElectionProjector projector,
    LegalClock clock,
    ILogger<ElectionGrain> logger) : Grain, IElectionGrain
{
    private string Slug => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > ElectionState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Election, Slug, storage.State.Schema, ElectionState.CurrentSchema);
        if (registry.State.Schema > ElectionRegistryState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.ElectionRegistry, Slug, registry.State.Schema, ElectionRegistryState.CurrentSchema);
        // A crash between save and project: the next activation, which any command causes, repairs it.
        await Project();
    }

    public Task<int> GetVersion() => Task.FromResult(storage.State.Definition is null ? 0 : storage.State.DefinitionVersion);

    public Task<Calendar?> GetCalendar() => Task.FromResult(
        storage.State.Definition is { } definition ? Calendar.Of(definition, storage.State.DefinitionVersion) : null);

    public Task<ElectionDefinition?> GetDefinition() => Task.FromResult(storage.State.Definition);

    public async Task<Outcome> Load(ElectionDefinition definition, Actor actor)
    {
        var version = storage.State.DefinitionVersion;
        if (ElectionRules.RefuseLoad(Slug, storage.State.Definition, definition, actor, !registry.State.Entries.IsEmpty, clock.Offset) is { } refusal)
            return Outcome.Refused(refusal, version);
        await GrainFactory.GetGrain<IPublicationSweepGrain>(Slug).Arm();
        if (JsonSerializer.Serialize(storage.State.Definition) == JsonSerializer.Serialize(definition))
            return Outcome.Done(version);
        await this.Save(storage, new ElectionState { Definition = definition, DefinitionVersion = version + 1 });
        await Project();
        return Outcome.Done(version + 1);
    }

    public async Task<ImportTicket> Import(ImportRegistry command)
    {
        if (ElectionRules.RefuseImport(storage.State.Definition, command) is { } refusal)
            return new ImportTicket(refusal, null, 0, 0);
        var known = registry.State.Entries;
        var changed = command.Entries
            .Where(e => !known.TryGetValue(e.Key, out var entry) || entry.Fingerprint != Fingerprint(e))
            .ToImmutableArray();
        var fresh = changed.Count(e => !known.ContainsKey(e.Key));
        var unchanged = command.Entries.Length - changed.Length;
        if (changed.IsEmpty)
            return new ImportTicket(null, null, 0, unchanged);

        // Ids first, durable, without fingerprint: if the rest fails, the same file applies to the same ids.
        await this.Save(registry, WithIds(registry.State, changed));
        var importId = $"imp-{Slug}-{command.OperationId:N}";
        var ids = changed.Select(e => registry.State.Entries[e.Key].CandidacyId).ToImmutableArray();
        await GrainFactory.GetGrain<IImportGrain>(importId).Start(command with { Entries = changed }, Slug, ids);
        await this.Save(registry, WithFingerprints(registry.State, changed));
        return new ImportTicket(null, importId, fresh, unchanged);
    }

    private ElectionRegistryState WithIds(ElectionRegistryState state, ImmutableArray<RegistryEntry> entries)
    {
        var sequence = state.LastSequence;
        var all = state.Entries.ToBuilder();
        foreach (var entry in entries.Where(e => !all.ContainsKey(e.Key)))
            all[entry.Key] = new RegisteredEntry(CandidacyId.Create(Slug, ++sequence), null);
        return state with { LastSequence = sequence, Entries = all.ToImmutable() };
    }

    private static ElectionRegistryState WithFingerprints(ElectionRegistryState state, ImmutableArray<RegistryEntry> entries) =>
        state with
        {
            Entries = state.Entries.SetItems(entries.Select(e => KeyValuePair.Create(
                e.Key, state.Entries[e.Key] with { Fingerprint = Fingerprint(e) }))),
        };

    private static string Fingerprint(RegistryEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, StateJson.Options)).AsSpan(0, 12));

    private async Task Project()
    {
        if (storage.State.Definition is not { } definition)
            return;
        try
        {
            await projector.Write(definition, storage.State.DefinitionVersion);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotProjected(Slug, e.GetType().Name);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Election {Slug} saved and not projected ({Reason}); its next activation will")]
    private partial void LogNotProjected(string slug, string reason);
}
