using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Conoceles.Hosting;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: exported when OTEL_EXPORTER_OTLP_ENDPOINT is set, nowhere otherwise.
/// Orleans' sources are always listened to: without a listener the trace context does not cross a grain call.
/// </summary>
internal static class Telemetry
{
    /// <param name="services">Of the process.</param>
    /// <param name="configuration">Where the exporter's address is.</param>
    /// <param name="serviceName">What the process is called in traces.</param>
    /// <param name="traced">
    /// Part of the requests that are traced, 0 to 1. Below 1 the process has no calls to join, and whoever asks cannot make it
    /// trace more with a header of theirs; without an exporter it then listens to nothing, as each listener costs every request.
    /// </param>
    public static IServiceCollection AddConocelesTelemetry(
        this IServiceCollection services, IConfiguration configuration, string serviceName, double traced = 1)
    {
        var export = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        if (traced < 1 && !export)
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(serviceName, serviceNamespace: "conoceles"))
            .WithTracing(tracing =>
            {
                tracing.AddSource("Conoceles", "Microsoft.Orleans.*", "Npgsql")
                    .AddAspNetCoreInstrumentation(o => o.RecordException = false)
                    .AddProcessor<TagAllowList>();
                if (traced < 1)
                    tracing.SetSampler(new TraceIdRatioBasedSampler(traced));
                if (export)
                    tracing.AddOtlpExporter();
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Conoceles", "Microsoft.Orleans", "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                if (export)
                    metrics.AddOtlpExporter();
            });
        if (export)
        {
            services.AddLogging(logging => logging.AddOpenTelemetry(o =>
            {
                o.IncludeFormattedMessage = true;
                // Scopes carry the request's path and query; what a log line needs is in its own message.
                o.IncludeScopes = false;
                o.AddOtlpExporter();
            }));
        }

        return services;
    }
}
