using Conoceles.Candidacies;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.Grains.Cuts.Rules;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Cuts;

/// <summary>
/// One election's cuts. A request is durable before anything is made of it, and is made outside of the call that brought
/// it: a hundred thousand profiles take longer than anybody waits for an answer.
/// </summary>
public sealed partial class CutGrain(
    [PersistentState(StorageNames.Cut, StorageNames.CurricularProvider)] IPersistentState<CutState> storage,
    CutWriter writer,
    CutCatalog catalog,
    ElectionCatalog elections,
    CutSettings settings,
    LegalClock clock,
    ILogger<CutGrain> logger) : Grain, ICutGrain
{
    private static readonly Actor _system = Actor.ForSystem("cortes");
    private static readonly TimeSpan _betweenErasures = TimeSpan.FromHours(1);
    private IGrainTimer _work = null!;
    private DateTimeOffset _erased;
    private (int Done, int Total) _progress;
    private DateTimeOffset? _failed;

    /// <summary>Until its end is saved too: two saves at once would be one lost.</summary>
    private bool _running;

    private string Slug => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > CutState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Cut, Slug, storage.State.Schema, CutState.CurrentSchema);
        // Interleaved: while it is made, whoever asks is answered.
        _work = this.RegisterGrainTimer(
            Work, new GrainTimerCreationOptions { DueTime = storage.State.Pending is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<Outcome> Make(MakeCut command)
    {
        if (storage.State.Pending?.OperationId == command.OperationId)
            return Outcome.Done(0);
        if (await catalog.Made(Slug, command.OperationId) is { } number)
            return Outcome.Done(number);
        var election = await elections.Get(Slug);
        var refusal = CutRules.Refuse(command, election?.Definition, _running || storage.State.Pending is not null);
        if (refusal is null && !await catalog.HasAnything(Slug))
            refusal = CutRules.Empty;
        if (refusal is not null)
            return Outcome.Refused(refusal, 0);
        await this.Save(storage, storage.State with { Pending = command with { Reason = command.Reason.Trim() } });
        _work.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Outcome.Done(0);
    }

    public async Task Continue()
    {
        if (_running || await elections.Get(Slug) is not { } election)
            return;
        var now = clock.Now;
        if (storage.State.Pending is not null)
            _work.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        else if (storage.State.Since is not { } since)
            await this.Save(storage, storage.State with { Since = now });
        else if (CutSchedule.Last(election.Calendar, settings, now) is { } due && due > since)
            await MakeScheduled(due);
        // It reads what every cut holds: a day's term does not need it each minute.
        if ((now - _erased).Duration() < _betweenErasures)
            return;
        _erased = now;
        if (await catalog.Erase(Slug, election.Definition.Deadlines.Suppression.Days, now) is > 0 and var erased)
            LogErased(Slug, erased);
    }

    public async Task<DateTimeOffset?> NextScheduled(DateTimeOffset after) =>
        await elections.Get(Slug) is { } election ? CutSchedule.Next(election.Calendar, settings, after) : null;

    public async Task<CutsView> Read()
    {
        var cuts = await catalog.List(Slug);
        var running = storage.State.Pending is { } pending ? new CutProgress(pending.Reason, pending.ReceivedAt, _progress.Done, _progress.Total, _failed) : null;
        return new CutsView(cuts, cuts.IsEmpty ? 0 : cuts[0].Number, running, await NextScheduled(clock.Now), await GroupsKept());
    }

    /// <summary>The cut that the newest one's statistics of groups are of, when it is another (<see cref="Statistics.GroupTables"/>).</summary>
    private async Task<int?> GroupsKept()
    {
        if (await catalog.Statistics(Slug) is not { } statistics || await elections.Get(Slug) is not { Definition.Questionnaires.Groups: [_, ..] })
            return null;
        var cut = statistics.Groups.Select(g => g.Cut).DefaultIfEmpty().Min();
        return cut < statistics.Cut ? cut : null;
    }

    // The instant is the operation: however often it is asked for, and by however many silos, it is one cut.
    private Task<Outcome> MakeScheduled(DateTimeOffset due) => Make(new MakeCut
    {
        OperationId = OperationIds.Derive(Guid.Empty, FormattableString.Invariant($"cut/{Slug}/{due.ToUnixTimeMilliseconds()}")),
        Actor = _system,
        ReceivedAt = due,
    });

    private async Task Work(CancellationToken cancellation)
    {
        if (_running || storage.State.Pending is not { } pending)
            return;
        _running = true;
        try
        {
            if (await writer.Make(Slug, pending, (done, total) => _progress = (done, total), cancellation) is { } number)
            {
                await this.Save(storage, storage.State with { Pending = null });
                _failed = null;
                LogMade(Slug, number);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The request is kept: the sweep goes on with it within a minute.
            _failed = clock.Now;
            LogFailed(Slug, e.GetType().Name);
        }
        finally
        {
            _progress = default;
            _running = false;
        }
    }

    [LoggerMessage(2401, LogLevel.Information, "Cut {Number} of {Election} made")]
    private partial void LogMade(string election, int number);

    [LoggerMessage(2402, LogLevel.Warning, "A cut of {Election} was not made and will be tried again: {Reason}")]
    private partial void LogFailed(string election, string reason);

    [LoggerMessage(2403, LogLevel.Information, "{Count} documents of past cuts of {Election} were erased")]
    private partial void LogErased(string election, int count);
}
