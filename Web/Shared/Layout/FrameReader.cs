using Conoceles.Elections;

namespace Conoceles.Web.Shared.Layout;

/// <summary>
/// The frame of the pages of this process. The name of the process and its kind are known when the public record or
/// the cluster has said them; until then pages show none and only the process's own settings mark them.
/// </summary>
/// <param name="site">Where people reach the site; null when only a proxy knows.</param>
/// <param name="own">What the settings say: their mark is never taken away.</param>
public sealed class FrameReader(AssetManifest assets, ElectionKind own, Uri? site = null)
{
    private PageFrame _current = new(assets, ElectionMark.Of(own), "", site);

    public PageFrame Current => Volatile.Read(ref _current);

    /// <summary>Tells what election the pages are about.</summary>
    public void Learn(string electionName, ElectionKind kind)
    {
        var known = Current with { Mark = ElectionMark.Of(own) ?? ElectionMark.Of(kind), ElectionName = electionName };
        if (known != Current)
            Volatile.Write(ref _current, known);
    }

    /// <summary>Has every page say something before what it shows.</summary>
    public void Annotate(string note) => Volatile.Write(ref _current, Current with { Note = note });
}
