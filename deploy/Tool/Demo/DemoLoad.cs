using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Running;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Tells the demo's story by the commands that people give, at earlier legal instants. Operation ids follow from the
/// seed: a load that was cut short is told again from the beginning and what was done stays as it was.
/// </summary>
internal sealed class DemoLoad(
    IClusterClient client, LegalClockRow clock, ElectionDefinition election, Dice dice, Action<string> say)
{
    private const int Parallelism = 8;
    private const int Attempts = 10;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private readonly DemoAnswers _answers = new(dice);
    private TimeSpan _offset;

    public async Task RunAsync(int count, DateTimeOffset target, CancellationToken cancellation)
    {
        _offset = await clock.OffsetAsync(cancellation);
        var entries = new DemoRoster(election, dice).Entries(count);
        await ImportAsync(entries, cancellation);
        if (target < DemoStory.Submissions)
            return;
        await MoveAsync(DemoStory.Submissions, cancellation);
        await EachAsync(count, CaptureAsync, cancellation);
        say("Capturas y envíos: listos.");
        if (target < DemoStory.Verification)
            return;
        await MoveAsync(DemoStory.Verification, cancellation);
        await EachAsync(count, VerifyAsync, cancellation);
        say("Verificaciones: listas.");

        async Task CaptureAsync(int i) => await Capture(i, entries[i], cancellation);
        async Task VerifyAsync(int i) => await Verify(i, cancellation);
    }

    /// <summary>How far each person goes: a third captures nothing, as really happens.</summary>
    private Stage StageOf(int index) => dice.Throw(DemoStory.StageThrow, index, DemoStory.StageSides) switch
    {
        < DemoStory.NothingBelow => Stage.Nothing,
        < 13 => Stage.Draft,
        < 17 => Stage.Submitted,
        _ => Stage.Verified,
    };

    private async Task ImportAsync(ImmutableArray<RegistryEntry> entries, CancellationToken cancellation)
    {
        var grain = client.GetGrain<IElectionGrain>(election.Slug);
        Require(await RepeatAsync(() => grain.Load(election, Actor.ForSystem("demostracion")), cancellation));
        var operation = dice.Operation("importar", entries.Length.ToString(CultureInfo.InvariantCulture));
        var ticket = await RepeatAsync(
            () => grain.Import(new ImportRegistry(operation, Actor.ForSystem("demostracion"), Now, entries)), cancellation);
        if (ticket.Refusal is { } refusal)
            throw new ToolException($"El registro de demostración fue rechazado: {refusal.Message}");
        // A load that was cut short finds nothing new to import while its own import, under the same id, goes on.
        var import = client.GetGrain<IImportGrain>(ticket.ImportId ?? $"imp-{election.Slug}-{operation:N}");
        while (await RepeatAsync(import.GetProgress, cancellation) is { Finished: false })
            await Task.Delay(_pause, cancellation);
        say($"Registro importado: {entries.Length} candidaturas.");
    }

    private async Task Capture(int index, RegistryEntry entry, CancellationToken cancellation)
    {
        var stage = StageOf(index);
        if (stage == Stage.Nothing)
            return;
        var grain = Grain(index);
        var actor = new Actor("demo:" + entry.ResponsibleParty, "demostracion", Role.Capturist, entry.ResponsibleParty);
        var sections = election.Questionnaires.All.SelectMany(q => q.Sections).ToArray();
        foreach (var section in stage == Stage.Draft ? sections.Take(sections.Length / 2) : sections)
        {
            await GiveAsync(grain, () => new SaveDraft
            {
                OperationId = dice.Operation("borrador/" + section.Id, entry.Key),
                Actor = actor,
                ReceivedAt = Now,
                Section = section.Id,
                SeenSectionVersion = 0,
                Values = _answers.Section(section, index),
                Finished = true,
            }, cancellation);
        }
        if (stage == Stage.Draft || await RepeatAsync(() => grain.Read(actor), cancellation) is not { Status: CandidacyStatus.Pending } view)
            return;
        await GiveAsync(grain, () => new Submit
        {
            OperationId = dice.Operation("enviar", entry.Key),
            Actor = actor,
            ReceivedAt = Now,
            SeenVersion = view.Version,
            Acknowledged = true,
        }, cancellation);
    }

    private async Task Verify(int index, CancellationToken cancellation)
    {
        if (StageOf(index) != Stage.Verified)
            return;
        var grain = Grain(index);
        var actor = new Actor("demo:revision", "demostracion", Role.Reviewer, null);
        if (await RepeatAsync(() => grain.Read(actor), cancellation) is not { Status: CandidacyStatus.Captured } view)
            return;
        await GiveAsync(grain, () => new Verify
        {
            OperationId = dice.Operation("verificar", view.Entry.Key),
            Actor = actor,
            ReceivedAt = Now,
            SeenVersion = view.Version,
            ConformingSections = [.. election.Questionnaires.Curricular.Sections.Select(s => s.Id)],
        }, cancellation);
    }

    /// <summary>Silos read the clock's row once a second: until they have, they say so and the command is given again.</summary>
    private static async Task GiveAsync(ICandidacyGrain grain, Func<CandidacyCommand> command, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        while (true)
        {
            var outcome = await RepeatAsync(() => grain.Execute(command()), cancellation);
            if (outcome.Code != Refusals.ClockSkew.Code)
            {
                // Told before: the section or the submission is already there.
                if (outcome.Code != Refusals.StaleSection.Code && outcome.Code != Refusals.AlreadySubmitted.Code)
                    Require(outcome);
                return;
            }
            await Task.Delay(_pause, limit.Token);
        }
    }

    /// <summary>
    /// A call that times out has an unknown outcome; the operation id makes its repeat harmless. A small machine that
    /// compiles its first calls needs it.
    /// </summary>
    private static async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or OrleansException && attempt < Attempts)
            {
                await Task.Delay(_pause, cancellation);
            }
        }
    }

    private static Task EachAsync(int count, Func<int, Task> what, CancellationToken cancellation) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
        async (i, _) => await what(i));

    // A new roster on an empty installation gets its ids in order.
    private ICandidacyGrain Grain(int index) => client.GetGrain<ICandidacyGrain>(CandidacyId.Create(election.Slug, index + 1));

    private async Task MoveAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        await clock.SetAsync(instant, cancellation);
        _offset = await clock.OffsetAsync(cancellation);
    }

    private DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

    private static void Require(Outcome outcome)
    {
        if (!outcome.Accepted)
            throw new ToolException($"La demostración no se pudo cargar ({outcome.Code}): {outcome.Message}");
    }

    private enum Stage
    {
        Nothing,
        Draft,
        Submitted,
        Verified,
    }
}
