using System.Diagnostics;
using Conoceles.Candidacies;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// Ten kill -9 of a silo, in turn, while every candidacy is being saved: how long the worst one was without an
/// accepted save. A save that fails is given again with the same operation id, as the web does.
/// </summary>
internal static class FailoverBench
{
    private const int Kills = 10;
    private const double Goal = 5;
    private static readonly TimeSpan _watch = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(BenchOptions _, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation);
        var candidacies = (await bench.PendingAsync(cancellation)).Take(40).ToArray();
        var worst = new List<double>();
        long saved = 0, retried = 0, lost = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var silo = bench.Installation.Child(Installation.SiloName(kill % 2));
            var savers = candidacies.Select(c => SaveAsync(c.Id, c.Party, round.Token)).ToArray();
            await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
            Process.GetProcessById(silo.Pid).Kill();
            await Task.Delay(_watch, cancellation);
            await round.CancelAsync();
            worst.Add((await Task.WhenAll(savers)).Max());
            await bench.StartMissingAsync(cancellation);
        }

        new Figure("failover: longest time without an accepted save of any candidacy", "s", $"every kill <= {Goal}", _ => worst.Max() <= Goal, worst)
            .Print(new { candidacies = candidacies.Length, saved, retried, lost, worst = worst.Max() });

        async Task<double> SaveAsync(string id, string party, CancellationToken token)
        {
            var away = 0d;
            var grain = bench.Grain(id);
            var seen = await bench.VersionAsync(id, party);
            var last = Stopwatch.GetTimestamp();
            while (!token.IsCancellationRequested)
            {
                var draft = bench.Draft(party, seen, BenchInstallation.Text);
                while (true)
                {
                    try
                    {
                        var outcome = await grain.Execute(draft);
                        // A silo that has just started has not read the clock's row yet: the web gives it again too.
                        if (outcome.Code == Refusals.ClockSkew.Code)
                            throw new TimeoutException(outcome.Code);
                        Interlocked.Increment(ref saved);
                        if (!outcome.Accepted || outcome.SectionVersion != seen + 1)
                            Interlocked.Increment(ref lost);
                        seen = outcome.SectionVersion;
                        break;
                    }
                    catch (Exception e) when (e is OrleansException or TimeoutException or IOException)
                    {
                        Interlocked.Increment(ref retried);
                        await Task.Delay(100, CancellationToken.None);
                    }
                }

                away = Math.Max(away, Stopwatch.GetElapsedTime(last).TotalSeconds);
                last = Stopwatch.GetTimestamp();
                await Task.Delay(_pace, CancellationToken.None);
            }

            return away;
        }
    }
}
