using System.Collections.Concurrent;
using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Components;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Bakes public pages on demand and keeps them until what they show changes. A page is a View inside
/// <see cref="Document"/>: parameters in, bytes out, the same on every node.
/// </summary>
public sealed class SiteBaker(PageRenderer renderer, FrameReader frames)
{
    /// <summary>Filtered lists have more addresses than memory: beyond this many they are baked and forgotten.</summary>
    private const int MaxLists = 512;

    /// <summary>Of the last lists that were asked for, a print each, at a place that it gives: some of them, since two may have one place.</summary>
    private readonly int[] _asked = new int[8 * MaxLists];

    private readonly ConcurrentDictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeptPage> _lists = new(StringComparer.Ordinal);

    /// <summary>Pages that are kept now, and would be served without being made.</summary>
    public int Kept => _pages.Count + _lists.Count;

    /// <summary>Lets go what is kept: who asks for every page once comes back for none.</summary>
    public void Forget()
    {
        _pages.Clear();
        _lists.Clear();
    }

    /// <summary>
    /// The page of an address, when it was confirmed with this generation of the record: nothing that it shows has to be
    /// looked at again. Null when it has to.
    /// </summary>
    public ReadyPage? Ready(string address, long generation) =>
        _pages.TryGetValue(address, out var kept) && kept.Ready is { } ready && ready.Generation == generation && ReferenceEquals(kept.Frame, frames.Current)
            ? ready
            : null;

    /// <summary>The page that was just answered at an address is what the record says in this generation.</summary>
    /// <param name="contentType">With which it is answered.</param>
    /// <param name="anywhere">Pages of other sites may read it.</param>
    public async ValueTask Confirm(string address, long generation, BakedPage page, string contentType, bool anywhere)
    {
        // Another page is kept there, or none is: what was answered is not for who comes next.
        if (_pages.TryGetValue(address, out var kept) && kept.Page.IsCompletedSuccessfully && ReferenceEquals(await kept.Page, page))
            kept.Ready = new ReadyPage(page, generation, contentType, anywhere);
    }

    /// <summary>Nothing that the page of an address shows changed between two generations: what was confirmed with any of them holds in the last.</summary>
    public void Carry(string address, long since, long generation)
    {
        if (_pages.TryGetValue(address, out var kept) && kept.Ready is { } ready && ready.Generation >= since && ready.Generation < generation)
            kept.Ready = ready with { Generation = generation };
    }

    /// <summary>A page whose address is one of a bounded set; kept while <paramref name="stamp"/> is the same.</summary>
    public Task<BakedPage> Page<T>(string path, long stamp, PageText text, IDictionary<string, object?> view)
        where T : IComponent => Keep<T>(_pages, path, stamp, text, view);

    /// <summary>The same, whose view is made only when the page is.</summary>
    public Task<BakedPage> Page<T>(string path, long stamp, PageText text, Func<IDictionary<string, object?>> view)
        where T : IComponent => Keep(_pages, path, stamp, frame => Bake<T>(path, frame, text, view()));

    /// <summary>A page of an unbounded set, such as a search, if it is kept: it saves finding what it shows.</summary>
    public Task<BakedPage>? Find(string path, long stamp) => Find(_lists, path, stamp, frames.Current);

    /// <summary>
    /// A page of an unbounded set, such as a search: kept when it is asked for again. Most never are, and pages that live for a second
    /// among all that a node keeps are what its garbage collector stops everybody for.
    /// </summary>
    public Task<BakedPage> List<T>(string path, long stamp, PageText text, IDictionary<string, object?> view)
        where T : IComponent
    {
        if (!Expect(path))
            return Bake<T>(path, frames.Current, text, view);
        if (_lists.Count >= MaxLists)
            _lists.Clear();
        return Keep<T>(_lists, path, stamp, text, view);
    }

    /// <summary>A page of an unbounded set is asked for, or will be: the next time it is kept.</summary>
    /// <returns>Whether it was already.</returns>
    public bool Expect(string path)
    {
        var print = path.GetHashCode(StringComparison.Ordinal);
        return Interlocked.Exchange(ref _asked[(uint)print % (uint)_asked.Length], print) == print;
    }

    /// <summary>A file that is not a page; kept as pages are.</summary>
    /// <param name="make">Its text, given the mark of what is no real election.</param>
    public Task<BakedPage> File(string path, long stamp, Func<ElectionMark?, string> make) =>
        Keep(_pages, path, stamp, frame => Task.FromResult(new BakedPage(Encoding.UTF8.GetBytes(make(frame.Mark)))));

    /// <summary>Renders without keeping.</summary>
    public async Task<BakedPage> Bake<T>(string path, PageFrame frame, PageText text, IDictionary<string, object?> view)
        where T : IComponent => new(await Render<T>(path, frame, text, view), text.NoIndex);

    /// <summary>Bytes of a page that is of one request and of no other.</summary>
    public Task<byte[]> Once<T>(string path, PageText text, IDictionary<string, object?> view)
        where T : IComponent => Render<T>(path, frames.Current, text, view);

    private Task<byte[]> Render<T>(string path, PageFrame frame, PageText text, IDictionary<string, object?> view)
        where T : IComponent
    {
        RenderFragment content = builder =>
        {
            builder.OpenComponent<T>(0);
            foreach (var (name, value) in view)
                builder.AddComponentParameter(1, name, value);
            builder.CloseComponent();
        };
        return renderer.Render<Document>(new Dictionary<string, object?>
        {
            [nameof(Document.Title)] = text.Title,
            [nameof(Document.Description)] = text.Description,
            [nameof(Document.NoIndex)] = text.NoIndex,
            [nameof(Document.Canonical)] = text.Canonical,
            [nameof(Document.Card)] = text.Card,
            [nameof(Document.Embedded)] = text.Embedded,
            [nameof(Document.Area)] = Area.Public,
            [nameof(Document.Frame)] = frame,
            [nameof(Document.Path)] = path.Split('?')[0],
            [nameof(Document.ChildContent)] = content,
        });
    }

    private Task<BakedPage> Keep<T>(
        ConcurrentDictionary<string, KeptPage> pages, string path, long stamp, PageText text, IDictionary<string, object?> view)
        where T : IComponent => Keep(pages, path, stamp, frame => Bake<T>(path, frame, text, view));

    private Task<BakedPage> Keep(
        ConcurrentDictionary<string, KeptPage> pages, string path, long stamp, Func<PageFrame, Task<BakedPage>> make)
    {
        var frame = frames.Current;
        if (Find(pages, path, stamp, frame) is { } kept)
            return kept;
        // Two requests at once may bake the same bytes twice: harmless, and simpler than a lock.
        var page = make(frame);
        pages[path] = new KeptPage(stamp, frame, page);
        return page;
    }

    private static Task<BakedPage>? Find(ConcurrentDictionary<string, KeptPage> pages, string path, long stamp, PageFrame frame) =>
        pages.TryGetValue(path, out var kept) && kept.Stamp == stamp && ReferenceEquals(kept.Frame, frame) && !kept.Page.IsFaulted ? kept.Page : null;

    private sealed class KeptPage(long stamp, PageFrame frame, Task<BakedPage> page)
    {
        public long Stamp => stamp;

        public PageFrame Frame => frame;

        public Task<BakedPage> Page => page;

        /// <summary>Null until it was answered once.</summary>
        public ReadyPage? Ready { get; set; }
    }
}

/// <summary>A page and the generation of the record with which it was last found to be what the record says.</summary>
public sealed record ReadyPage(BakedPage Page, long Generation, string ContentType, bool Anywhere);

/// <summary>What a public page says in its head.</summary>
/// <param name="Canonical">The one address of what several addresses show; null when it has only one.</param>
/// <param name="Embedded">It is for a frame of another site.</param>
/// <param name="Card">The image that stands for it where it is shared; null when it has none.</param>
public sealed record PageText(string Title, string Description, bool NoIndex = false, string? Canonical = null, PageCard? Card = null, bool Embedded = false);
