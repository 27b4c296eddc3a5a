using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Profile;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Makes the page of every profile before anybody asks for it, one after another, and again those that change: at the hour when
/// everybody comes nobody waits for the first. Of nodes that serve the citizens' site and nothing else.
/// </summary>
internal sealed class SiteWarmer(PublicRecordStore store, SiteBaker baker, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Generation of the record of which every profile was made; 0 before the first.</summary>
    public long Warm { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            if (store.Current is not { Election: not null } snapshot || snapshot.Generation == Warm)
                continue;
            foreach (var listed in snapshot.InOrder)
            {
                stoppingToken.ThrowIfCancellationRequested();
                // Of what the record says by now: a page of another moment would be made for nothing.
                if (store.Current is { } now && now.Find(listed.Candidacy.Id) is { } candidacy)
                    await baker.Confirm(Links.Profile(candidacy.Id), now.Generation, await ProfilePage.Of(candidacy, now, baker), BakedPage.HtmlType, anywhere: false);
            }

            if (Warm == 0)
                await Lists(snapshot, stoppingToken);
            Warm = snapshot.Generation;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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
                await ListPage.Of(query, snapshot, baker);
        }
    }
}
