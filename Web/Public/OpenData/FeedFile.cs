using System.Globalization;
using System.Text;
using System.Xml;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.Receipts;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.List;

namespace Conoceles.Web.Public.OpenData;

/// <summary><c>/candidaturas.atom</c>: the last changes, newest first (RFC 4287). As in the cuts, the post and no name.</summary>
internal static class FeedFile
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <summary>Entries at most: a reader that comes once a day misses nothing that the cuts' pages do not have.</summary>
    public const int Entries = 200;

    public const string Name = "candidaturas.atom";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="cuts">The newest first, each with the changes that are told of it.</param>
    public static PreparedFile Make(string folder, OpenDataContext context, ElectionMark? mark, IReadOnlyList<(PublicCut Cut, IReadOnlyList<CutChange> Changes)> cuts)
    {
        using var file = new FileInMaking(folder, Name, ContentType);
        using (var xml = XmlWriter.Create(file.Content, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, $"urn:conoceles:{context.Election.Slug}:cambios");
            xml.WriteElementString("title", Atom, $"{mark?.Title}Conóceles: cambios en las candidaturas");
            xml.WriteElementString("subtitle", Atom, mark is null ? context.Election.Name : $"{context.Election.Name}. {mark.Line}");
            xml.WriteElementString("updated", Atom, ReceiptStatement.Instant(context.At));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, "Instituto Estatal Electoral y de Participación Ciudadana de Sonora");
            xml.WriteEndElement();
            WriteLink(xml, "self", Address(context, Links.Feed));
            WriteLink(xml, "alternate", Address(context, Links.Cuts));
            foreach (var (cut, changes) in cuts)
            {
                WriteCut(xml, context, cut);
                for (var i = 0; i < changes.Count; i++)
                    WriteChange(xml, context, cut, changes[i], i);
            }

            xml.WriteEndElement();
        }

        return file.Finish();
    }

    private static void WriteCut(XmlWriter xml, OpenDataContext context, PublicCut cut) => WriteEntry(
        xml, $"urn:conoceles:{context.Election.Slug}:corte:{Number(cut.Number)}", cut.At, $"{CutMessages.Of(cut.Number)}: {CutMessages.Summary(cut)}",
        CutMessages.Why(cut), Address(context, Links.Cut(cut.Number)));

    private static void WriteChange(XmlWriter xml, OpenDataContext context, PublicCut cut, CutChange change, int place)
    {
        var post = string.Join(", ", new[] { PostText.Of(change.OfficeName, change.ListNumber), change.Territory, change.Character, change.ActorName }.Where(p => !string.IsNullOrEmpty(p)));
        WriteEntry(
            xml, $"urn:conoceles:{context.Election.Slug}:corte:{Number(cut.Number)}:{Number(place)}", cut.At, $"{CutMessages.Name(change)}: {post}",
            change.Agreement is { } agreement ? $"{post}. {CutMessages.Agreement}: {agreement}" : post,
            Address(context, change.Candidacy is { } id ? Links.Profile(id) : Links.Cut(cut.Number)));
    }

    private static void WriteEntry(XmlWriter xml, string id, DateTimeOffset at, string title, string summary, string link)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, id);
        xml.WriteElementString("title", Atom, title);
        xml.WriteElementString("updated", Atom, ReceiptStatement.Instant(at));
        xml.WriteElementString("summary", Atom, summary);
        WriteLink(xml, "alternate", link);
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Address(OpenDataContext context, string path) => context.Site is { } site ? new Uri(site, path).AbsoluteUri : path;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
