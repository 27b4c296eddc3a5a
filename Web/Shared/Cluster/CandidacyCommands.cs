using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>
/// Sends commands to candidacies. While the outcome is unknown it repeats the same operation id; when it gives up,
/// the exception reaches the rescue page with what the person wrote.
/// </summary>
public sealed class CandidacyCommands(IGrainFactory grains, ClusterLink link)
{
    public async Task<Outcome> Execute(string candidacyId, CandidacyCommand command, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<ICandidacyGrain>(candidacyId);
        return await Retries.Commands.ExecuteAsync(
            async token => link.IsConnected
                ? await grain.Execute(command).WaitAsync(token)
                : throw new ClusterAwayException(),
            cancellation);
    }
}
