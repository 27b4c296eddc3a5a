using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// Whether what was acknowledged is there, asked of silos that were killed and started again: what only their memory
/// held is gone. Of a section, its version and every answer; of a submission, its state and exactly one receipt.
/// </summary>
internal sealed class ReadBack(BenchInstallation bench, QuestionnaireSet questionnaires)
{
    private const int Parallelism = 16;
    private long _lost, _compared;
    private string? _example;

    /// <summary>Acknowledged and not there, or not as it was acknowledged.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Sections and submissions that were compared.</summary>
    public long Compared => Interlocked.Read(ref _compared);

    public string? Example => _example;

    public Task SectionsAsync(IReadOnlyCollection<Capturist> capturists, CancellationToken cancellation) =>
        EachAsync(capturists, async capturist =>
        {
            var (draft, actor) = (capturist.Draft, BenchInstallation.Capturist(capturist.Draft.Party));
            var view = await ViewAsync(draft, cancellation);
            foreach (var (id, saved) in capturist.Acknowledged)
            {
                if (questionnaires.Find(id) is not var (questionnaire, section))
                    throw new ToolException($"No hay un rubro «{id}».");
                var stored = view?.Sections.GetValueOrDefault(id);
                var values = questionnaire.Sensitive
                    ? await Given.UntilAnsweredAsync(() => bench.Grain(draft.Id).ReadIdentityDraft(actor, id), cancellation)
                    : stored?.Values;
                Compare(stored?.Version == saved.Version && Same(values, QuestionnaireRules.Normalise(section, saved.Values)), $"{draft.Id}/{id}");
            }
        }, cancellation);

    public Task SubmissionsAsync(IReadOnlyCollection<CompleteDraft> submitted, CancellationToken cancellation) =>
        EachAsync(submitted, async draft =>
        {
            var view = await ViewAsync(draft, cancellation);
            Compare(
                view is { Status: CandidacyStatus.Captured } && view.Receipts.Count(r => r.Kind == ReceiptKind.Submission) == 1,
                $"{draft.Id}: {view?.Status}");
        }, cancellation);

    private Task<CandidacyView?> ViewAsync(CompleteDraft draft, CancellationToken cancellation) =>
        Given.UntilAnsweredAsync(() => bench.Grain(draft.Id).Read(BenchInstallation.Capturist(draft.Party)), cancellation);

    private void Compare(bool same, string what)
    {
        Interlocked.Increment(ref _compared);
        if (same)
            return;
        Interlocked.Increment(ref _lost);
        _example ??= what;
    }

    private static bool Same(ImmutableDictionary<string, string>? stored, ImmutableDictionary<string, string> sent) =>
        stored is not null && stored.Count == sent.Count && sent.All(s => stored.GetValueOrDefault(s.Key) == s.Value);

    private static Task EachAsync<T>(IReadOnlyCollection<T> items, Func<T, Task> what, CancellationToken cancellation) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation }, async (item, _) => await what(item));
}
