using Conoceles.Evidence;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Rescue;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>
/// How large the form of a document may be: larger than any other form, on its route alone. One that is larger gets the page
/// with its sentence and with what was written, after its file passed by: a browser that is still sending reads no answer.
/// </summary>
internal sealed class EvidenceLimit(Func<EvidencePages, HttpContext, Task<EvidenceOwner?>> find) : IRequestSizeLimitMetadata
{
    /// <summary>Bytes: the file and what surrounds it.</summary>
    private const int MaxForm = EvidenceRules.MaxBytes + (256 * 1024);

    /// <summary>Bytes that are read and thrown away to be understood; beyond them the connection ends.</summary>
    private const long Patience = 256 * 1024 * 1024;

    public long? MaxRequestBodySize => MaxForm;

    private Task<EvidenceOwner?> Find(EvidencePages pages, HttpContext context) => find(pages, context);

    /// <summary>The form of a route may carry a document. It stays in memory: no disk of a web sees it in clear.</summary>
    /// <param name="find">Whose page it answers when it is too large.</param>
    public static RouteHandlerBuilder Allow(RouteHandlerBuilder route, Func<EvidencePages, HttpContext, Task<EvidenceOwner?>> find) => route
        .WithMetadata(new EvidenceLimit(find))
        .WithFormOptions(memoryBufferThreshold: MaxForm, multipartBodyLengthLimit: MaxForm);

    /// <summary>After the session is known: nobody else makes the server read so much.</summary>
    public static void Use(WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EvidenceLimit>() is not { } limit || context.Request.ContentLength is null or <= MaxForm)
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Patience;
        var written = await OversizeForm.Read(context);
        var pages = context.RequestServices.GetRequiredService<EvidencePages>();
        var answer = written is not null && await limit.Find(pages, context) is { } owner
            ? await pages.Page(
                context, owner, EvidenceForm.Read(new FormCollection(written.Fields.GroupBy(f => f.Key).ToDictionary(f => f.Key, f => f.First().Value))),
                [new PageError(EvidenceForm.FileField, EvidenceRefusals.TooLarge.Message)], status: StatusCodes.Status413PayloadTooLarge)
            : Results.NotFound();
        await answer.ExecuteAsync(context);
    });
}
