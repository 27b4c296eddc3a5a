using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Mail;
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
    /// <summary>What was committed: calls interleave with a save, during which the state already is the next one.</summary>
    private ElectionState _committed = new();

    private ElectionDefinition? _definition;
    private Calendar? _calendar;

    private string Slug => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > ElectionState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Election, Slug, storage.State.Schema, ElectionState.CurrentSchema);
        if (registry.State.Schema > ElectionRegistryState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.ElectionRegistry, Slug, registry.State.Schema, ElectionRegistryState.CurrentSchema);
        Commit();
        // A crash between save and project: the next activation, which any command causes, repairs it.
        await Project();
        // A version that brings a sweep arms it in elections that were loaded before it. Not in this turn: an election
        // whose reminders are away must still answer.
        if (_definition is not null)
            this.RegisterGrainTimer(Arm, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task Arm()
    {
        await GrainFactory.GetGrain<IPublicationSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IReviewSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IWarningSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IOmissionSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IPlanSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IArcoSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<ISuppressionSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<ICutSweepGrain>(Slug).Arm();
        await GrainFactory.GetGrain<IOutboxGrain>(IOutboxGrain.Key).Arm();
    }

    public Task<int> GetVersion() => Task.FromResult(_definition is null ? 0 : _committed.DefinitionVersion);

    public Task<Calendar?> GetCalendar() => Task.FromResult(_calendar);

    public Task<ElectionDefinition?> GetDefinition() => Task.FromResult(_definition);

    public Task<ImmutableArray<CalendarDecision>> GetDecisions() => Task.FromResult(_committed.Decisions);

    public async Task<Outcome> Load(ElectionDefinition definition, Actor actor)
    {
        var version = storage.State.DefinitionVersion;
        if (ElectionRules.RefuseLoad(Slug, storage.State.Definition, definition, actor, !registry.State.Entries.IsEmpty, clock.Offset) is { } refusal)
            return Outcome.Refused(refusal, version);
        await Arm();
        if (JsonSerializer.Serialize(storage.State.Definition) == JsonSerializer.Serialize(definition))
            return Outcome.Done(version);
        return await Change(storage.State with { Definition = definition });
    }

    public async Task<Outcome> Decide(DecideCalendar command)
    {
        var state = storage.State;
        if (state.Decisions.Any(d => d.OperationId == command.OperationId))
            return Outcome.Done(state.DefinitionVersion);
        var (decision, refusal) = CalendarRules.Decide(state, command);
        return decision is null
            ? Outcome.Refused(refusal!, state.DefinitionVersion)
            : await Change(state with { Decisions = state.Decisions.Add(decision) });
    }

    public async Task<ImportTicket> Import(ImportRegistry command)
    {
        if (ElectionRules.RefuseImport(_definition, command) is { } refusal)
            return new ImportTicket(refusal, null, 0, 0);
        var import = GrainFactory.GetGrain<IImportGrain>($"imp-{Slug}-{command.OperationId:N}");
        if (await Taken(command.Entries) is { IsEmpty: false } taken)
            return new ImportTicket(ElectionRules.PostTaken(taken), null, 0, 0);
        var changed = RegisteredRules.Changed(registry.State, command.Entries);
        var unchanged = command.Entries.Length - changed.Length;
        if (changed.IsEmpty)
        {
            // A call whose answer was lost: what it started is what this one asks for.
            return new ImportTicket(null, await import.GetProgress() is null ? null : import.GetPrimaryKeyString(), 0, unchanged);
        }

        // Ids first, durable, without fingerprint: if the rest fails, the same file applies to the same ids.
        var numbered = RegisteredRules.WithIds(registry.State, Slug, changed);
        var fresh = numbered.LastSequence - registry.State.LastSequence;
        if (fresh > 0)
            await this.Save(registry, numbered);
        await import.Start(command with { Entries = changed }, Slug, [.. changed.Select(e => registry.State.Entries[e.Key].CandidacyId)]);
        await this.Save(registry, RegisteredRules.WithPrints(registry.State, changed, _definition!));
        return new ImportTicket(null, import.GetPrimaryKeyString(), fresh, unchanged);
    }

    public async Task<RegistryComparison> Compare(ImportRegistry command) =>
        ElectionRules.RefuseImport(_definition, command) is { } refusal
            ? new RegistryComparison { Refusal = refusal }
            : RegisteredRules.Compare(registry.State, command.Entries, _definition!, await projector.Withdrawn(Slug));

    public async Task Forget(ImmutableArray<string> keys)
    {
        var next = RegisteredRules.Without(registry.State, keys, await Posts(keys));
        if (next != registry.State)
            await this.Save(registry, next);
    }

    /// <summary>Posts that the entries ask for and a candidacy that was not withdrawn has.</summary>
    private async Task<ImmutableArray<TakenPost>> Taken(ImmutableArray<RegistryEntry> entries)
    {
        var holders = RegisteredRules.Holders(registry.State, entries, _definition!);
        if (holders.IsEmpty)
            return [];
        var withdrawn = await projector.Withdrawn(Slug);
        return [.. holders.Where(h => !withdrawn.Contains(h.CandidacyId))];
    }

    /// <summary>The posts that candidacies have which refused another: theirs are not free.</summary>
    private async Task<Dictionary<string, string?>> Posts(ImmutableArray<string> keys)
    {
        var posts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (registry.State.Entries.TryGetValue(key, out var known)
                && await GrainFactory.GetGrain<ICandidacyGrain>(known.CandidacyId).Read(Actor.ForSystem("registro")) is { } candidacy)
                posts[key] = EntryPrint.Post(candidacy.Entry, _definition!);
        }

        return posts;
    }

    private async Task<Outcome> Change(ElectionState next)
    {
        await this.Save(storage, next with { Schema = ElectionState.CurrentSchema, DefinitionVersion = next.DefinitionVersion + 1 });
        Commit();
        await Project();
        return Outcome.Done(_committed.DefinitionVersion);
    }

    private void Commit()
    {
        _committed = storage.State;
        _definition = CalendarRules.Effective(_committed);
        _calendar = _definition is { } definition ? Calendar.Of(definition, _committed.DefinitionVersion) : null;
    }

    private async Task Project()
    {
        if (_definition is not { } definition)
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
