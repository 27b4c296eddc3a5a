using System.Net;
using System.Net.Mime;
using Conoceles.Web.Public.OpenData;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Npgsql;

namespace Conoceles.Web.Public.Mirror;

/// <summary>Writes a copy of the site: asks it for each of its addresses, as many at once as there are processors, and keeps nothing in memory.</summary>
internal sealed class MirrorWriter(MirrorRecord record, OpenDataStore files, SiteBaker baker, FrameReader frames, AssetManifest assets)
{
    /// <summary>Pages that are made before those made so far are let go: each is asked for once.</summary>
    private const int Forgotten = 500;

    private const int Steps = 20;

    /// <summary>Writes everything; it is not placed yet.</summary>
    /// <param name="number">Cut as of which; null for what is public now.</param>
    /// <param name="say">Is told how far it is.</param>
    /// <exception cref="MirrorException">It would not be whole.</exception>
    public async Task<MirrorCard> Write(int? number, MirrorSite site, MirrorFolder folder, Action<string> say, CancellationToken cancellation)
    {
        var snapshot = await record.Load(number, cancellation);
        var cut = number is null ? null : snapshot.LastCut;
        MirrorAddress[] addresses = [.. MirrorAddresses.Of(snapshot, await Files(snapshot, cancellation), cut, assets)];
        var (done, step) = (0, Math.Max(1, addresses.Length / Steps));
        await Parallel.ForEachAsync(
            addresses, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (address, stop) =>
            {
                await Write(address, site, folder, stop);
                var now = Interlocked.Increment(ref done);
                if (now % Forgotten == 0)
                    baker.Forget();
                if (now % step == 0 || now == addresses.Length)
                    say(MirrorMessages.Progress(now, addresses.Length));
            });
        await Own<MissingView>(MirrorPath.Missing, MirrorMessages.MissingTitle, MirrorMessages.MissingText, snapshot, folder, cancellation);
        await Own<UnansweredView>(MirrorPath.Unanswered, MirrorMessages.UnansweredTitle, MirrorMessages.UnansweredText, snapshot, folder, cancellation);
        var (election, frame) = (snapshot.Election!.Election, frames.Current);
        var name = cut is null ? OpenDataMaker.BaseName(election, frame.Mark) : OpenDataMaker.BaseName(new OpenDataContext(election, cut.Number, cut.At, frame.Site), frame.Mark);
        say(MirrorMessages.Archive);
        await folder.Write(name + ".zip", file => new OfflineArchive(folder, name, frame.Site).Write(file, cancellation));
        await folder.WriteSum(name + ".zip", cancellation);
        return new MirrorCard(election.Slug, election.Name, frame.Mark?.Line, number, snapshot.LastCut?.Number, frame.Site, snapshot.InOrder.Length, name + ".zip");
    }

    private static async Task Write(MirrorAddress wanted, MirrorSite site, MirrorFolder folder, CancellationToken cancellation)
    {
        using var answer = await site.Ask(wanted.Address, cancellation);
        if (answer.StatusCode is HttpStatusCode.NotFound && wanted.MayBeMissing)
            return;
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Gone))
            throw new MirrorException("not-whole", MirrorMessages.Refused(wanted.Address, (int)answer.StatusCode));
        var content = answer.Content;
        var name = MirrorPath.Of(wanted.Address, content.Headers.ContentType?.MediaType == MediaTypeNames.Text.Html, answer.StatusCode is HttpStatusCode.Gone);
        await using var body = await content.ReadAsStreamAsync(cancellation);
        if (content.Headers.ContentEncoding.Contains("gzip"))
            await folder.WriteGzip(name, body, cancellation);
        else
            await folder.Write(name, body, cancellation);
    }

    // Before anything else: they are read from the database, which must still be of the moment that the record is of.
    private async Task<OpenDataSet?> Files(PublicSnapshot snapshot, CancellationToken cancellation)
    {
        try
        {
            return files.Get(snapshot) is { } making ? await making.WaitAsync(cancellation) : null;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new MirrorException("record-moved", MirrorMessages.Moved);
        }
    }

    private async Task Own<T>(string name, string title, string text, PublicSnapshot snapshot, MirrorFolder folder, CancellationToken cancellation)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var page = await baker.Once<T>("/" + name, new PageText(title, text, NoIndex: true), new Dictionary<string, object?>
        {
            [nameof(UnansweredView.Site)] = frames.Current.Site,
            [nameof(UnansweredView.Ended)] = snapshot.Ended,
        });
        await folder.WriteText(name, page, cancellation);
    }
}
