namespace Conoceles.TestData;

/// <summary>
/// Searches that take every processor for minutes with <c>--long</c>: alone, so that no cluster, server or browser beside
/// them waits for a turn longer than its patience.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Exhaustive
{
    public const string Name = "exhaustive";
}
