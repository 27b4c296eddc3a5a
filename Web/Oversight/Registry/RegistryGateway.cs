using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>The registry of the current election, as the cluster has it.</summary>
internal sealed class RegistryGateway(ElectionReader elections, ClusterQueries queries, IGrainFactory grains, WebSettings settings)
{
    private IElectionGrain Grain => grains.GetGrain<IElectionGrain>(settings.Election);

    public Task<ElectionDefinition?> Election(CancellationToken cancellation) => elections.Current(cancellation);

    /// <summary>What an import of these entries would do.</summary>
    public Task<RegistryComparison> Compare(HttpContext context, RegistryFile file, ImmutableArray<RegistryEntry> entries) =>
        queries.Ask(() => Grain.Compare(Command(context, "", file, entries)), context.RequestAborted);

    /// <summary>Starts it. The same entries again change nothing, so this may be asked like a question.</summary>
    public Task<ImportTicket> Import(HttpContext context, string nonce, RegistryFile file, ImmutableArray<RegistryEntry> entries) =>
        queries.Ask(() => Grain.Import(Command(context, nonce, file, entries)), context.RequestAborted);

    private ImportRegistry Command(HttpContext context, string nonce, RegistryFile file, ImmutableArray<RegistryEntry> entries) => new(
        OperationId.Derive(nonce, "import", settings.Election, file.Hash),
        ActorFactory.From(context.User),
        ReceivedAt.Of(context),
        entries);
}
