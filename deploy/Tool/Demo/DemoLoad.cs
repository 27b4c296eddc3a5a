using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Running;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Tells the demo's story by the commands that people give, at earlier legal instants. Operation ids follow from the
/// seed: a load that was cut short is told again from the beginning and what was done stays as it was.
/// </summary>
internal sealed class DemoLoad(
    IClusterClient client, LegalClockRow clock, ElectionDefinition election, Dice dice, Action<string> say)
{
    /// <summary>Within the three months that a photograph may have when it is published.</summary>
    private const string PhotoTaken = "2024-03-15";

    private readonly DemoTeller _teller = new(client, clock, election.Slug);
    private readonly DemoAnswers _answers = new(dice);
    private readonly DemoPhotos _photos = new();

    public async Task RunAsync(int count, DateTimeOffset target, CancellationToken cancellation)
    {
        var clockwork = Stopwatch.StartNew();
        await _teller.BeginAsync(cancellation);
        var entries = new DemoRoster(election, dice).Entries(count);
        var plot = new DemoPlot(election, entries, dice);
        var acts = new DemoActs(_teller, election, plot, entries, dice);
        await new RosterImport(client, election, dice, "demostracion").RunAsync(entries, _teller.Now, cancellation);
        say($"Registro importado: {entries.Length} candidaturas.");
        (DateTimeOffset At, Func<int, Task> What, string Said)[] chapters =
        [
            (DemoStory.Submissions, i => plot.StageOf(i) == DemoStage.Submitted ? Task.CompletedTask : Capture(i, entries[i], plot, cancellation), "Capturas y envíos: listos."),
            (DemoStory.Verification, i => Verify(i, plot, cancellation), "Verificaciones: listas."),
            (DemoStory.Acts, i => acts.ActAsync(i, cancellation), "Observaciones, consentimientos y solicitudes: listas."),
            (DemoStory.Decisions, i => acts.DecideAsync(i, cancellation), "Ajustes y correcciones: resueltos."),
            (DemoStory.LateSubmissions, i => plot.StageOf(i) == DemoStage.Submitted ? Capture(i, entries[i], plot, cancellation) : Task.CompletedTask, "Últimos envíos, por revisar: listos."),
            (DemoStory.LastRequests, i => acts.AskLastAsync(i, cancellation), "Solicitudes por resolver: listas."),
        ];
        var cuts = new DemoCuts(_teller, election, dice);
        foreach (var (at, what, said) in chapters.TakeWhile(c => c.At <= target))
        {
            await _teller.MoveAsync(at, cancellation);
            await DemoTeller.EachAsync(count, what, cancellation);
            say(said);
            // Before the corrections and the withdrawals, so that the next one says them.
            if (at == DemoStory.Verification)
                await cuts.AskAsync("verificacion", "Corte de la demostración, antes de los ajustes.", cancellation);
        }

        await cuts.AskAsync("fin", "Corte de la demostración.", cancellation);
        await new DemoWorkPlan(_teller, election, dice, DemoActs.Administrator, "Administración UT (demostración)", "DEMO").RecordAsync(cancellation);
        await new DemoArco(_teller, election, dice).RecordAsync(cancellation);
        say(string.Create(CultureInfo.InvariantCulture, $"Demostración cargada en {clockwork.Elapsed.TotalSeconds:0} s."));
    }

    private async Task Capture(int index, RegistryEntry entry, DemoPlot plot, CancellationToken cancellation)
    {
        var stage = plot.StageOf(index);
        if (stage == DemoStage.Nothing)
            return;
        var grain = _teller.Grain(index);
        var actor = new Actor("demo:" + entry.ResponsibleParty, "demostracion", Role.Capturist, entry.ResponsibleParty);
        var said = DemoIdentity.Of(
            election.Questionnaires, entry, plot.SceneOf(index) == DemoScene.Consented ? DemoActs.ConsentedGroups : [], dice, index);
        var photo = plot.HasPhoto(index) ? await Photo(index, actor, cancellation) : null;
        var sections = election.Questionnaires.All.SelectMany(q => q.Sections).ToArray();
        foreach (var section in stage == DemoStage.Draft ? sections.Take(sections.Length / 2) : sections)
        {
            await DemoTeller.GiveAsync(grain, () => new SaveDraft
            {
                OperationId = dice.Operation("borrador/" + section.Id, entry.Key),
                Actor = actor,
                ReceivedAt = _teller.Now,
                Section = section.Id,
                SeenSectionVersion = 0,
                Values = WithPhoto(section, _answers.Section(section, index, said), photo),
                Finished = true,
            }, cancellation);
        }
        if (stage == DemoStage.Draft || await DemoTeller.RepeatAsync(() => grain.Read(actor), cancellation) is not { Status: CandidacyStatus.Pending } view)
            return;
        await DemoTeller.GiveAsync(grain, () => new Submit
        {
            OperationId = dice.Operation("enviar", entry.Key),
            Actor = actor,
            ReceivedAt = _teller.Now,
            SeenVersion = view.Version,
            Acknowledged = true,
        }, cancellation);
    }

    private async Task<string?> Photo(int index, Actor actor, CancellationToken cancellation)
    {
        var jpeg = _photos.Of(dice, index);
        var grain = client.GetGrain<IPhotoGrain>(DemoTeller.IdOf(election.Slug, index));
        return (await DemoTeller.RepeatAsync(() => grain.Store(actor, jpeg), cancellation)).Hash;
    }

    private static ImmutableDictionary<string, string> WithPhoto(Section section, ImmutableDictionary<string, string> answers, string? photo) =>
        photo is not null && PhotoRules.FieldOf(section, FieldKind.Photo) is { } field && PhotoRules.FieldOf(section, FieldKind.Date) is { } date
            ? answers.SetItem(field.Id, photo).SetItem(date.Id, PhotoTaken)
            : answers;

    private async Task Verify(int index, DemoPlot plot, CancellationToken cancellation)
    {
        if (plot.StageOf(index) != DemoStage.Verified)
            return;
        var grain = _teller.Grain(index);
        var actor = new Actor("demo:revision", "demostracion", Role.Reviewer, null);
        if (await DemoTeller.RepeatAsync(() => grain.Read(actor), cancellation) is not { Status: CandidacyStatus.Captured } view)
            return;
        await DemoTeller.GiveAsync(grain, () => new Verify
        {
            OperationId = dice.Operation("verificar", view.Entry.Key),
            Actor = actor,
            ReceivedAt = _teller.Now,
            SeenVersion = view.Version,
            ConformingSections = [.. election.Questionnaires.Curricular.Sections.Select(s => s.Id)],
        }, cancellation);
    }
}
