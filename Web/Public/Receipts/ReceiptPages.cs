using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using Conoceles.Web.Public.Site;
using Microsoft.AspNetCore.Components;

namespace Conoceles.Web.Public.Receipts;

/// <summary>
/// <c>/acuse</c>: anybody verifies a receipt by its folio. Asked of the database each time and kept by nobody: an
/// answer about proof must not be an old one. With the database away it is the page of 503, never a guess.
/// </summary>
internal static class ReceiptPages
{
    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    /// <summary>The form; a folio in its query goes on to the folio's own address.</summary>
    public static async Task Form(HttpContext context, SiteBaker baker)
    {
        var typed = context.Request.Query["folio"].ToString();
        if (Folio.Parse(typed) is { } folio)
            context.Response.Redirect(Links.Receipt(folio));
        else if (typed.Trim().Length > 0)
            await Malformed(context, baker, typed);
        else
            await Page<ReceiptFormView>(context, baker, StatusCodes.Status200OK, ReceiptMessages.Title, Asking(ReceiptMessages.Title, ReceiptMessages.Intro, null), noIndex: false);
    }

    public static async Task Show(HttpContext context, ReceiptSource source, SiteBaker baker, string folio)
    {
        if (Folio.Parse(folio) is not { } written)
            await Malformed(context, baker, folio);
        else if (await source.Find(written, context.RequestAborted) is { } receipt)
            await Page<ReceiptResult>(
                context, baker, StatusCodes.Status200OK, receipt.Valid ? ReceiptMessages.Valid : ReceiptMessages.NotValid,
                new Dictionary<string, object?> { [nameof(ReceiptResult.Receipt)] = receipt });
        else
            await Page<ReceiptFormView>(
                context, baker, StatusCodes.Status404NotFound, ReceiptMessages.Unknown,
                Asking(ReceiptMessages.Unknown, ReceiptMessages.UnknownText, written));
    }

    /// <summary>The same facts for programs.</summary>
    public static async Task Facts(HttpContext context, ReceiptSource source, string folio)
    {
        if (Folio.Parse(folio) is not { } written)
            await Data(context, StatusCodes.Status400BadRequest, new ReceiptFacts(null, false, null, null, ReceiptMessages.Malformed));
        else if (await source.Find(written, context.RequestAborted) is not { } receipt)
            await Data(context, StatusCodes.Status404NotFound, new ReceiptFacts(written, false, null, null, ReceiptMessages.Unknown));
        else
            await Data(context, StatusCodes.Status200OK, receipt.Valid
                ? new ReceiptFacts(written, true, receipt.Kind.ToString(), ReceiptStatement.Instant(receipt.At), null)
                : new ReceiptFacts(written, false, null, null, ReceiptMessages.NotValid));
    }

    /// <summary>Public halves of every key that ever signed: with them and the file, nobody needs this site.</summary>
    public static async Task Keys(HttpContext context, ReceiptSource source) =>
        await Write(context, StatusCodes.Status200OK, Json, (await source.Keys(context.RequestAborted)).Json());

    private static Task Malformed(HttpContext context, SiteBaker baker, string typed) => Page<ReceiptFormView>(
        context, baker, StatusCodes.Status400BadRequest, ReceiptMessages.Malformed,
        Asking(ReceiptMessages.Malformed, ReceiptMessages.MalformedText, typed));

    private static Dictionary<string, object?> Asking(string heading, string text, string? typed) => new()
    {
        [nameof(ReceiptFormView.Heading)] = heading,
        [nameof(ReceiptFormView.Text)] = text,
        [nameof(ReceiptFormView.Typed)] = typed,
    };

    private static async Task Page<T>(
        HttpContext context, SiteBaker baker, int status, string title, IDictionary<string, object?> view, bool noIndex = true)
        where T : IComponent => await Write(
            context, status, Html,
            await baker.Once<T>(Links.Receipts, new PageText(title, ReceiptMessages.Description, noIndex), view));

    private static Task Data(HttpContext context, int status, ReceiptFacts facts)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Write(context, status, Json, JsonSerializer.SerializeToUtf8Bytes(facts, PublicJson.Options));
    }

    private static async Task Write(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <param name="Folio">As it is written; absent when it was none.</param>
    /// <param name="Kind">Name of <see cref="ReceiptKind"/>, as the receipt has it.</param>
    /// <param name="At">ISO 8601 in UTC, to the millisecond, as the receipt has it.</param>
    /// <param name="Error">Why it is not valid, in Spanish.</param>
    private sealed record ReceiptFacts(string? Folio, bool Valid, string? Kind, string? At, string? Error);
}
