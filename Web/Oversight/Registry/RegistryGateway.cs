using System.Collections.Immutable;
using Conoceles.Candidacies;
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
    public Task<RegistryComparison> Compare(HttpContext context, Actor actor, ImmutableArray<RegistryEntry> entries) =>
        queries.Ask(() => Grain.Compare(new ImportRegistry(Guid.Empty, actor, ReceivedAt.Of(context), entries)), context.RequestAborted);

    /// <summary>Starts it. The same entries again change nothing, so this may be asked like a question.</summary>
    /// <param name="context">Whose act it is, and when.</param>
    /// <param name="nonce">Of the form.</param>
    /// <param name="what">The file's hash, or whatever else makes it this import.</param>
    /// <param name="entries">Checked.</param>
    public Task<ImportTicket> Import(HttpContext context, string nonce, string what, ImmutableArray<RegistryEntry> entries) =>
        queries.Ask(() => Grain.Import(new ImportRegistry(
            OperationId.Derive(nonce, "import", settings.Election, what), ActorFactory.From(context.User), ReceivedAt.Of(context), entries)), context.RequestAborted);

    /// <summary>How far an import is; null when there is none with that id.</summary>
    public Task<ImportProgress?> Progress(HttpContext context, string importId) =>
        queries.Ask(() => grains.GetGrain<IImportGrain>(importId).GetProgress(), context.RequestAborted);
}
