using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>The current election's definition, kept for half a minute: it changes by an agreement, not by the hour.</summary>
public sealed class ElectionReader(
    IGrainFactory grains, ClusterQueries queries, ClusterLink link, WebSettings settings, FrameReader frames, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private Known? _last;

    /// <summary>The last definition that was read, however old; null before the first.</summary>
    public ElectionDefinition? LastKnown => _last?.Definition;

    /// <summary>The questionnaires that the current election asks.</summary>
    /// <exception cref="ClusterAwayException">The election is not loaded, or not known yet.</exception>
    public async Task<QuestionnaireSet> Questionnaires(CancellationToken cancellation) =>
        (await Current(cancellation))?.Questionnaires ?? throw new ClusterAwayException();

    /// <summary>Null when the election was not loaded into the cluster.</summary>
    public async Task<ElectionDefinition?> Current(CancellationToken cancellation)
    {
        if (_last is { } known && time.GetUtcNow() < known.Until)
            return known.Definition;
        var definition = await queries.Ask(
            () => grains.GetGrain<IElectionGrain>(settings.Election).GetDefinition(), cancellation);
        if (definition is null)
            return null;
        frames.Learn(definition.Name, definition.Kind);
        _last = new Known(definition, time.GetUtcNow() + Kept);
        return definition;
    }

    /// <summary>What is known without waiting: for pages that can do without names while the cluster is away.</summary>
    public async Task<ElectionDefinition?> CurrentOrNull(CancellationToken cancellation)
    {
        if (!link.IsConnected)
            return LastKnown;
        try
        {
            return await Current(cancellation);
        }
        catch (Exception e) when (Transient.Is(e))
        {
            return LastKnown;
        }
    }

    private sealed record Known(ElectionDefinition Definition, DateTimeOffset Until);
}
