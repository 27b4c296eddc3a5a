using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests;

/// <summary>Calls to a cluster that changes hands.</summary>
public sealed class ClusterRetryTests
{
    [Fact]
    public async Task Command_GivenUpByASiloThatLosesItsNeighbour_IsGivenAgainWithTheSameOperation()
    {
        var grains = new FakeGrains();
        grains.Before = _ => grains.Drafts.Count == 1 ? throw new TaskCanceledException("The silo gave it up.") : Task.CompletedTask;
        var draft = Draft();
        var outcome = await Commands(grains).Execute(Id, draft, TestContext.Current.CancellationToken);
        Assert.True(outcome.Accepted, outcome.Code);
        Assert.Equal([draft.OperationId, draft.OperationId], grains.Drafts.Select(d => d.Draft.OperationId));
    }

    [Fact]
    public async Task Command_OfARequestThatLeft_IsNotGivenAgain()
    {
        using var request = new CancellationTokenSource();
        var grains = new FakeGrains();
        grains.Before = _ =>
        {
            request.Cancel();
            throw new TaskCanceledException("The request left.");
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Commands(grains).Execute(Id, Draft(), request.Token));
        Assert.Single(grains.Drafts);
    }

    private const string Id = "cand-sonora-2024-000001";

    private static CandidacyCommands Commands(FakeGrains grains)
    {
        var link = new ClusterLink();
        link.NotifyGatewayCountChanged(1, 0, connectionRecovered: false);
        return new CandidacyCommands(grains.Factory, link);
    }

    private static SaveDraft Draft() => new()
    {
        OperationId = Guid.NewGuid(),
        Actor = new Actor("a", "s", Role.Capturist, Sample.Entry.ResponsibleParty),
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Section = "historia",
        SeenSectionVersion = 0,
        Values = ImmutableDictionary<string, string>.Empty,
    };
}
