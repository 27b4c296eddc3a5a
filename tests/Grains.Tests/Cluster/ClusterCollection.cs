namespace Conoceles.Grains.Tests.Cluster;

/// <summary>One cluster for all: two on the same storage would take each other's grains.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>
{
    public const string Name = "cluster";
}
