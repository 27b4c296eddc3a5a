using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Shared.Rescue;

/// <summary>
/// Reads what a person wrote out of a form that is too large because of its file: the file passes by and is thrown
/// away, the text is kept.
/// </summary>
internal static class OversizeForm
{
    private const int MaxFields = 200;
    private const int MaxText = 256 * 1024;
    private const int Buffer = 4096;

    /// <summary>The form, or null when it is not one that carries files. The body has been read to its end.</summary>
    public static async Task<RescuedForm?> Read(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 } boundary)
            return null;
        var fields = new List<KeyValuePair<string, StringValues>>();
        var files = new List<string>();
        var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
                continue;
            if (disposition.IsFileDisposition())
                files.Add(name.ToString());
            else if (fields.Count < MaxFields)
                fields.Add(new(name.ToString(), await Text(section.Body, context.RequestAborted)));
        }

        return RescuedForm.Of(context.Request.Path.Value!, fields, files);
    }

    private static async Task<string> Text(Stream body, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var buffer = new byte[Buffer];
        while (text.Length < MaxText && await body.ReadAsync(buffer, cancellation) is > 0 and var read)
            text.Write(buffer, 0, read);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
