using Conoceles.Web.Operations.Cluster;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Operations;

/// <summary>The cluster's state, for operators and UT administrators. It shows no candidacy's content.</summary>
public static class OperationsEndpoints
{
    public static void MapOperations(this WebApplication app)
    {
        var group = app.MapGroup("/operacion").RequireAuthorization(Policies.Operations);
        group.MapGet("/", ClusterStatus.Answer);
    }
}
