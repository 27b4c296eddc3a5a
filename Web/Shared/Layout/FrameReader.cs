namespace Conoceles.Web.Shared.Layout;

/// <summary>
/// The frame of the pages of this process. The name of the process and its being fictional are known when the
/// public record or the cluster has said them; until then pages show none and only the demo switch marks them.
/// </summary>
public sealed class FrameReader(AssetManifest assets, bool demo)
{
    private PageFrame _current = new(assets, demo, "");

    public PageFrame Current => Volatile.Read(ref _current);

    /// <summary>Tells what election the pages are about.</summary>
    public void Learn(string electionName, bool fictional)
    {
        var known = new PageFrame(assets, demo || fictional, electionName);
        if (known != Current)
            Volatile.Write(ref _current, known);
    }
}
