using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>An election of its own with candidacies that were sent, the first one longest ago.</summary>
internal static class CapturedCandidacies
{
    public static async Task<string[]> Of(ClusterFixture cluster, string slug, int count, int reviewHours = 48)
    {
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(slug).Load(
            Sample.Election with { Slug = slug, ReviewHours = reviewHours }, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
        var ids = Enumerable.Range(1, count).Select(n => CandidacyId.Create(slug, n)).ToArray();
        foreach (var id in ids)
        {
            var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
            await Accepted(grain, new RegisterCandidacy
            {
                OperationId = Sample.NewId(),
                Actor = Actor.ForSystem("registro"),
                ReceivedAt = ClusterFixture.Now,
                Election = slug,
                Entry = Sample.Entry with { Key = id },
            });
            await ClusterFixture.FillIn(grain);
            await Accepted(grain, Sample.CommandOf(
                CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
        }

        return ids;
    }

    public static async Task Accepted(ICandidacyGrain grain, CandidacyCommand command)
    {
        var outcome = await grain.Execute(command);
        Assert.True(outcome.Accepted, outcome.Message);
    }
}
