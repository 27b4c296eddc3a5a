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
    public static IServiceCollection AddConocelesTelemetry(
        this IServiceCollection services, IConfiguration configuration, string serviceName)
    {
        var export = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(serviceName, serviceNamespace: "conoceles"))
            .WithTracing(tracing =>
            {
                tracing.AddSource("Conoceles", "Microsoft.Orleans.*", "Npgsql")
                    .AddAspNetCoreInstrumentation(o => o.RecordException = false)
                    .AddProcessor<TagAllowList>();
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
