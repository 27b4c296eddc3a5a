using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Conoceles.Web.Shared.Errors;

/// <summary>
/// Requests that the server could not even read (a malformed request line, headers beyond the limit) are answered by
/// Kestrel itself, with a status and no page: no part of the pipeline sees them. They are at least counted in the log.
/// </summary>
internal sealed partial class UnreadRequests(ILogger<UnreadRequests> logger) : IObserver<KeyValuePair<string, object?>>
{
    private const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public static void Watch(WebApplication app) => app.Services.GetRequiredService<DiagnosticListener>().Subscribe(
        new UnreadRequests(app.Services.GetRequiredService<ILogger<UnreadRequests>>()), name => name == Event);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection features && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refused)
            LogUnread(ErrorPages.NewFolio(), refused.StatusCode);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // Its text may hold part of what was sent.
    [LoggerMessage(2003, LogLevel.Information, "Request not understood, incident {Folio}, status {Status}")]
    private partial void LogUnread(string folio, int status);
}
