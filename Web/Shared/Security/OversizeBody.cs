using Conoceles.Web.Shared.Rescue;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Conoceles.Web.Shared.Security;

/// <summary>
/// Answers 413 to a body beyond the limit. A browser that is still sending when the connection closes shows an error of
/// its own and not our page, so a body that is not enormous is read to its end and thrown away.
/// </summary>
internal static class OversizeBody
{
    /// <summary>Bytes that are worth reading to be understood: a photograph as a camera writes it.</summary>
    private const long Discarded = 32 * 1024 * 1024;

    /// <param name="limit">Bytes, on routes that have no limit of their own.</param>
    public static void UseOversizeBody(this WebApplication app, long limit) => app.Use(async (context, next) =>
    {
        var allowed = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? limit;
        if (context.Request.ContentLength is not { } length || length <= allowed)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        if (length > Discarded || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } size)
            return;
        size.MaxRequestBodySize = Discarded;
        // A form of capture is not only its file: the rest of it comes back.
        if (RescueForm.IsOurs(context.Request) && await Rescued(context) is { } form)
        {
            await RescueForm.Page(context, RescueReason.TooLarge, form).ExecuteAsync(context);
            return;
        }

        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    });

    private static async Task<RescuedForm?> Rescued(HttpContext context)
    {
        try
        {
            return await OversizeForm.Read(context);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Not a form after all.
            return null;
        }
    }

    /// <summary>True when a form's token could not be read because the body, whose length was not said, was beyond the limit.</summary>
    public static bool IsCause(IAntiforgeryValidationFeature refused) =>
        refused.Error?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
}
