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
        var ids = new List<string>(count);
        foreach (var number in Enumerable.Range(1, count))
        {
            var grain = await cluster.Register(slug, number);
            await ClusterFixture.FillIn(grain);
            await Accepted(grain, Sample.CommandOf(
                CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
            ids.Add(grain.GetPrimaryKeyString());
        }

        return [.. ids];
    }

    public static async Task Accepted(ICandidacyGrain grain, CandidacyCommand command)
    {
        var outcome = await grain.Execute(command);
        Assert.True(outcome.Accepted, outcome.Message);
    }
}
