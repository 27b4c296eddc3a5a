using Npgsql;
using Orleans.Serialization;
using Polly.Timeout;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>No silo is connected: the call was not even sent.</summary>
public sealed class ClusterAwayException() : Exception("No silo is connected.");

/// <summary>Tells failures of the moment, where the same request may succeed soon, from defects.</summary>
public static class Transient
{
    /// <summary>
    /// True for a cluster or database that is away, busy or changing hands. A silo's own database failure arrives
    /// here as it was thrown, or as a fallback when this process does not know its type.
    /// </summary>
    public static bool Is(Exception e) => e switch
    {
        OrleansConfigurationException => false,
        ClusterAwayException or OrleansException or TimeoutException or TimeoutRejectedException => true,
        NpgsqlException or UnavailableExceptionFallbackException => true,
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };
}
