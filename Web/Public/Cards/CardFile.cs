using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Public.Cards;

/// <summary><c>/candidaturas/{id}/tarjeta.png</c>: drawn when it is asked for, and kept while few are.</summary>
internal sealed class CardFile(FrameReader frames, CardDrawing? drawing)
{
    public const string ContentType = "image/png";

    /// <summary>The last part of its address: who draws takes a turn.</summary>
    public const string Name = "tarjeta.png";

    /// <summary>Another template gives another ETag to the same candidacy.</summary>
    private const int Template = 1;

    private const int MaxKept = 128;
    private const string Caching = "public, max-age=30, stale-if-error=300";
    private readonly ConcurrentDictionary<string, byte[]> _kept = new(StringComparer.Ordinal);

    public async Task Answer(HttpContext context, PublicRecordStore store, string id)
    {
        var response = context.Response;
        if (store.Current is not { Election: { Election: var election } } snapshot)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (drawing is null || snapshot.Find(id) is not { } candidacy)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var hash = HashOf(candidacy, election);
        var tag = new EntityTagHeaderValue($"\"{hash}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = Caching;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var png = Drawn(hash, drawing, candidacy, election);
        response.ContentType = ContentType;
        response.ContentLength = png.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(png, context.RequestAborted);
    }

    private byte[] Drawn(string hash, CardDrawing letters, PublicCandidacy candidacy, PublicElection election)
    {
        if (_kept.TryGetValue(hash, out var kept))
            return kept;
        if (_kept.Count >= MaxKept)
            _kept.Clear();
        return _kept[hash] = letters.Png(candidacy, election, frames.Current.Mark);
    }

    // Of everything that it says: to know that a reader has it, nothing is drawn.
    private string HashOf(PublicCandidacy c, PublicElection election)
    {
        var said = string.Join('\n', Template.ToString(CultureInfo.InvariantCulture), frames.Current.Mark?.Line, c.Name, c.OfficeName, c.ListNumber?.ToString(CultureInfo.InvariantCulture), c.Territory, c.ActorName, c.Character, election.Name);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
    }
}
