using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Conoceles.Hosting;

/// <summary>
/// Leaves on a span only tags that cannot carry what a person wrote: a new tag of a library stays out until
/// somebody has read what it holds. Query strings and exception messages are not here on purpose.
/// </summary>
internal sealed class TagAllowList : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version",
        "server.address", "server.port", "error.type", "otel.status_code",
        "rpc.system", "rpc.service", "rpc.method", "rpc.system.name", "orleans.target_id", "orleans.source_id",
        "orleans.grain.id", "orleans.grain.type", "orleans.silo.id", "orleans.activation.id",
        "orleans.storage.provider", "orleans.storage.state.name", "orleans.storage.state.type",
        "db.system", "db.system.name", "db.name", "db.namespace", "db.operation.name", "db.response.status_code",
        "conoceles.command", "conoceles.outcome", "conoceles.incident",
    ]);

    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.ToArray())
        {
            if (!Allowed.Contains(tag.Key))
                data.SetTag(tag.Key, null);
        }

        // A failed span's description is an exception's message; its type is in error.type.
        if (data.Status == ActivityStatusCode.Error && data.StatusDescription is not null)
            data.SetStatus(ActivityStatusCode.Error);
    }
}
