using System.Diagnostics;
using System.Globalization;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// What an act of capture costs over what its commits cost. «Submission ÷ pgbench doing the same number of commits of
/// the same bytes one after another» is read so: submissions of different complete candidacies, one after another,
/// each answered before the next is given, from a client of the cluster; against one client of pgbench, on the same
/// server and disk, doing for each what a submission commits before it answers, as <see cref="CommitBase"/> says. The
/// server counts the commits of both, and the figure does not hold when the base does more than the submission.
/// «SaveDraft ÷ one such commit»: drafts of a long text of one complete candidacy, one after another, against commits
/// of a whole candidacy's state. Drafts of its derived rows are not in the base, though the system writes them.
/// </summary>
internal static class CandidacyBench
{
    private const int Saves = 300;
    private const int Submissions = 200;
    private const int WarmUp = 100;
    private const double Goal = 0.25;

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var roster = await BenchRoster.PrepareAsync(bench, WarmUp + (options.Rounds * Submissions) + 1, cancellation);
        var drafts = new Queue<CompleteDraft>(roster.Drafts);
        var drafted = drafts.Dequeue();
        var first = drafts.Peek();
        await SubmitRateAsync(bench, drafts, WarmUp);
        await SaveRateAsync(bench, drafted);
        var commits = await CommitBase.PrepareAsync(bench, drafted.Id, first.Id, Submissions, cancellation);

        var submission = await RoundsAsync(
            bench, options, Submissions, () => SubmitRateAsync(bench, drafts, Submissions), commits.Submission, cancellation);
        submission.Print("submission / pgbench doing the same commits of the same bytes one after another", commits.SubmissionBytes);
        var save = await RoundsAsync(bench, options, Saves, () => SaveRateAsync(bench, drafted), commits.Save, cancellation);
        save.Print("SaveDraft / one pgbench commit of the same bytes", commits.SaveBytes);
    }

    private static async Task<Sides> RoundsAsync(
        BenchInstallation bench, BenchOptions options, int acts, Func<Task<double>> system, string script, CancellationToken cancellation)
    {
        Task<double> BaseAsync() => PgBench.RateAsync(bench, script, acts, cancellation);
        await BaseAsync();
        var sides = new Sides([], [], new Written(bench), new Written(bench));
        for (var round = 0; round < options.Rounds; round++)
        {
            sides.System.Add(await sides.SystemWrote.CountAsync(acts, system, cancellation));
            sides.Base.Add(await sides.BaseWrote.CountAsync(acts, BaseAsync, cancellation));
        }

        return sides;
    }

    private static async Task<double> SubmitRateAsync(BenchInstallation bench, Queue<CompleteDraft> drafts, int count)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var draft = drafts.Dequeue();
            Given.Accepted(await bench.Grain(draft.Id).Execute(bench.Submit(draft.Party, draft.Version)));
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> SaveRateAsync(BenchInstallation bench, CompleteDraft draft)
    {
        var grain = bench.Grain(draft.Id);
        var seen = await bench.VersionAsync(draft.Id, draft.Party);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Saves; i++)
            seen = Given.Accepted(await grain.Execute(bench.Draft(draft.Party, seen, BenchInstallation.Text))).SectionVersion;
        return Saves / clock.Elapsed.TotalSeconds;
    }

    private sealed record Sides(List<double> System, List<double> Base, Written SystemWrote, Written BaseWrote)
    {
        public void Print(string name, int[] bytes) => new Figure(
            name, "ratio", $">= {Goal.ToString(CultureInfo.InvariantCulture)}", m => m >= Goal && Fair, [.. System.Zip(Base, (s, b) => s / b)])
            .Print(new
            {
                system_per_s = Median(System),
                base_per_s = Median(Base),
                system_wrote = SystemWrote,
                base_wrote = BaseWrote,
                bytes,
            });

        /// <summary>A base that does more than the system would flatter it.</summary>
        private bool Fair => Math.Round(BaseWrote.Commits) <= Math.Round(SystemWrote.Commits);

        private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 1);
    }
}
