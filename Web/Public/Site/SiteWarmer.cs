using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Profile;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Makes the page of every profile before anybody asks for it, one after another, and again those that a change may have reached: at the
/// hour when everybody comes nobody waits for the first. Of nodes that serve the citizens' site and nothing else.
/// </summary>
internal sealed class SiteWarmer(PublicRecordStore store, SiteBaker baker, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private PublicSnapshot? _made;

    /// <summary>Generation of the record of which every profile was made; 0 before the first.</summary>
    public long Warm => Volatile.Read(ref _made)?.Generation ?? 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            if (store.Current is not { Election: not null } snapshot || snapshot.Generation == Warm)
                continue;
            foreach (var contest in snapshot.ContestsInOrder)
            {
                if (IsAsMade(contest, snapshot))
                    Carry(contest, snapshot);
                else
                    await Make(contest, stoppingToken);
            }

            if (_made is null)
                await Lists(snapshot, stoppingToken);
            Volatile.Write(ref _made, snapshot);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A profile shows people of its contest and the election, and nothing else. A contest that changed is another one, for good.
    private bool IsAsMade(Contest contest, PublicSnapshot snapshot) =>
        _made is { } made && made.Election?.StateVersion == snapshot.Election?.StateVersion && ReferenceEquals(made.Contests.GetValueOrDefault(contest.Id), contest);

    // To look whether each of a hundred thousand is as it was would take a processor for half a second, at every change.
    private void Carry(Contest contest, PublicSnapshot snapshot)
    {
        foreach (var candidacy in contest.People)
            baker.Carry(Links.Profile(candidacy.Id), _made!.Generation, snapshot.Generation);
    }

    private async Task Make(Contest contest, CancellationToken cancellation)
    {
        foreach (var listed in contest.People)
        {
            cancellation.ThrowIfCancellationRequested();
            // Of what the record says by now: a page of another moment would be made for nothing.
            if (store.Current is { } now && now.Find(listed.Id) is { } candidacy)
                await baker.Confirm(Links.Profile(candidacy.Id), now.Generation, await ProfilePage.Of(candidacy, now, baker), BakedPage.HtmlType, anywhere: false);
        }
    }

    // The list of each contest and the name of somebody in it, once: a process compiles what makes lists as it makes them, and had
    // rather do it before everybody asks than beside them.
    private async Task Lists(PublicSnapshot snapshot, CancellationToken cancellation)
    {
        foreach (var one in snapshot.ContestsInOrder.Select(c => c.First))
        {
            cancellation.ThrowIfCancellationRequested();
            var contest = ListQuery.OfContest(one.Office, one.District, one.Municipality);
            foreach (var query in new[] { contest, contest with { AsTable = true }, new ListQuery { Text = one.Name } })
            {
                baker.Expect(query.Address());
                await ListPage.Of(query, snapshot, baker);
            }
        }
    }
}
