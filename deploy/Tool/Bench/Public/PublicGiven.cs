using Conoceles.Elections;
using Npgsql;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What every figure of the citizens' site begins with.</summary>
/// <param name="Bench">An installation whose silos and webs are ended.</param>
/// <param name="Database">The main database, as its owner.</param>
/// <param name="Election">Of the profiles.</param>
/// <param name="Rows">The profiles, written at version 1.</param>
internal sealed record PublicGiven(BenchInstallation Bench, NpgsqlDataSource Database, ElectionDefinition Election, PublicRows Rows, BenchOptions Options)
{
    /// <summary>Connections of citizens, where a figure does not say how many.</summary>
    public const int Citizens = 32;

    public Uri Profile(PublicNode node, int index) => new(node.Url, "/candidaturas/" + Rows.IdOf(index));

    /// <summary>A node on the servers' core, with every profile made.</summary>
    public async Task<PublicNode> ReadyAsync(CancellationToken cancellation)
    {
        var node = await PublicNode.StartAsync(Bench, 0, pinned: true, cancellation);
        Say("El nodo hace sus páginas…");
        await node.WarmAsync(Database, cancellation);
        return node;
    }

    /// <summary>What is being done, beside the figures.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);
}
