using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>Reads from grains, patient with a cluster that is changing hands.</summary>
public sealed class ClusterQueries(IGrainFactory grains, ClusterLink link)
{
    /// <summary>The candidacy as the actor may see it; null when it does not exist or is not hers.</summary>
    public Task<CandidacyView?> Candidacy(string id, Actor actor, CancellationToken cancellation) =>
        CandidacyId.IsWellFormed(id)
            ? Ask(() => grains.GetGrain<ICandidacyGrain>(id).Read(actor), cancellation)
            : Task.FromResult<CandidacyView?>(null);

    /// <summary>Identity answers of a section as drafted, for those who capture them.</summary>
    public Task<ImmutableDictionary<string, string>?> IdentityDraft(
        string id, Actor actor, string section, CancellationToken cancellation) =>
        Ask(() => grains.GetGrain<ICandidacyGrain>(id).ReadIdentityDraft(actor, section), cancellation);

    /// <summary>Any other question to a grain, which must change nothing.</summary>
    public async Task<T> Ask<T>(Func<Task<T>> question, CancellationToken cancellation) =>
        await Retries.Queries.ExecuteAsync(
            async token => link.IsConnected ? await question().WaitAsync(token) : throw new ClusterAwayException(),
            cancellation);
}
