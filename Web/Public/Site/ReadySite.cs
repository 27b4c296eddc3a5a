using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Answers what is ready before anything else looks at the request: a lookup and a write. What is not, or has a question
/// in its address, goes the usual way, which makes it ready.
/// </summary>
internal static class ReadySite
{
    public static void UseReadySite(this WebApplication app, WebSettings settings)
    {
        var store = app.Services.GetRequiredService<PublicRecordStore>();
        var baker = app.Services.GetRequiredService<SiteBaker>();
        app.Use((context, next) => Find(context.Request, store, baker) is { } ready ? Answer(context, ready, settings) : next(context));
    }

    private static ReadyPage? Find(HttpRequest request, PublicRecordStore store, SiteBaker baker) =>
        !request.QueryString.HasValue && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Path.Value is { } path && store.Current is { } snapshot
            ? baker.Ready(path, snapshot.Generation)
            : null;

    private static Task Answer(HttpContext context, ReadyPage ready, WebSettings settings)
    {
        if (ready.Anywhere)
            context.Response.Headers.AccessControlAllowOrigin = "*";
        var body = ready.Page.Head(context, ready.ContentType);
        SecurityHeaders.Write(context, settings);
        return body.IsEmpty ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
