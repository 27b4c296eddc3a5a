using System.Buffers;
using Conoceles.Web.Shared.Forms;
using Microsoft.AspNetCore.Http.Features;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// A file far above the limit gets its sentence and not a cut connection. Its bytes are read and dropped before
/// anything looks at the form, because a browser that is still sending does not read the answer; beyond the patience
/// the connection ends.
/// </summary>
internal static class RegistryCap
{
    /// <summary>What surrounds the file in its form, and the file packed in the form of its second step.</summary>
    private const long MaxForm = 7 * 1024 * 1024;

    private const long Patience = 256 * 1024 * 1024;

    /// <summary>After the session is known: nobody else makes the server read so much.</summary>
    public static void UseRegistryCap(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsUpload(context) || context.Request.ContentLength is <= MaxForm)
        {
            await next(context);
            return;
        }

        await Drop(context);
        await Pages.Render<UploadPage>(
            StatusCodes.Status413PayloadTooLarge,
            (nameof(UploadPage.Errors), new[] { new PageError(RegistryImport.FileField, RegistryMessages.TooLarge) })).ExecuteAsync(context);
    });

    private static bool IsUpload(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint() is not null
        && string.Equals(context.Request.Path.Value?.TrimEnd('/'), Links.Registry, StringComparison.OrdinalIgnoreCase);

    private static async Task Drop(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Patience;
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
