using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Emblems;

/// <summary>
/// <c>/emblemas.svg</c>: the actors' emblems in one file, each at its own fragment. Until the institute gives the
/// parties' images they are drawings of ours: the acronym in one same box, without any party's colours.
/// </summary>
internal static class EmblemFile
{
    public const string ContentType = "image/svg+xml; charset=utf-8";
    private const int Side = 48;
    private const double LetterWidth = 0.68;

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) => await baker.File(
        Links.Emblems, snapshot.Election!.StateVersion, mark => Svg(snapshot.Election.Election.Actors, mark));

    public static string Svg(IReadOnlyList<PublicChoice> actors, ElectionMark? mark)
    {
        var svg = new StringBuilder();
        Write(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Side}" height="{Side * actors.Count}" viewBox="0 0 {Side} {Side * actors.Count}">""");
        Write(svg, $"""<title>{Text(mark?.Line ?? FileMessages.Emblems)}</title>""");
        for (var i = 0; i < actors.Count; i++)
        {
            var top = Side * i;
            Write(svg, $"""<view id="{Text(actors[i].Id)}" viewBox="0 {top} {Side} {Side}"/>""");
            Write(svg, $"""<rect x="1" y="{top + 1}" width="46" height="46" rx="6" fill="#f4f3f7" stroke="#4a4a55" stroke-width="2"/>""");
            Letters(svg, (actors[i].Acronym ?? actors[i].Name).Split(' ', StringSplitOptions.RemoveEmptyEntries), top);
        }

        return svg.Append("</svg>\n").ToString();
    }

    // As large as the longest word allows, one word over the other.
    private static void Letters(StringBuilder svg, string[] words, int top)
    {
        var lines = words.Length > 2 ? [string.Concat(words.Select(w => char.ToUpperInvariant(w[0])))] : words;
        var size = Math.Min(18, (Side - 8) / (LetterWidth * Math.Max(1, lines.Max(l => l.Length))));
        for (var i = 0; i < lines.Length; i++)
        {
            var y = top + (Side / 2.0) + (size * 0.35) + ((i - ((lines.Length - 1) / 2.0)) * size * 1.1);
            Write(svg, $"""<text x="24" y="{y:0.#}" font-family="sans-serif" font-weight="700" font-size="{size:0.#}" text-anchor="middle" fill="#1b1b1f">{Text(lines[i])}</text>""");
        }
    }

    private static void Write(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
