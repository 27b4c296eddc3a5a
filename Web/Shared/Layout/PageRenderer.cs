using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Conoceles.Web.Shared.Layout;

/// <summary>
/// Renders a component to bytes outside of any request, with services of its own: no navigation, no scripts, no
/// clock, so that the same parameters always give the same bytes.
/// </summary>
public sealed class PageRenderer
{
    /// <summary>Spanish letters as themselves: shorter, readable, and the same in both ways of rendering.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(Encoder)
        .AddSingleton<IJSRuntime, NoScripts>()
        .BuildServiceProvider();

    /// <summary>UTF-8 bytes of a component given its parameters.</summary>
    public async Task<byte[]> Render<T>(IDictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        var html = new StringBuilder();
        await using var writer = new StringWriter(html, CultureInfo.InvariantCulture);
        await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).WriteHtmlTo(writer));
        return Utf8(html);
    }

    // Piece by piece: a page in one string is a large object, and enough of these make the collector look at everything.
    private static byte[] Utf8(StringBuilder html)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(html.Length));
        try
        {
            var written = 0;
            foreach (var piece in html.GetChunks())
                written += encoder.GetBytes(piece.Span, buffer.AsSpan(written), flush: false);
            written += encoder.GetBytes([], buffer.AsSpan(written), flush: true);
            return buffer.AsSpan(0, written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed class NoScripts : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
            throw new InvalidOperationException("A baked page calls no script.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            throw new InvalidOperationException("A baked page calls no script.");
    }
}
