using System.Globalization;
using System.Text.Json;
using Conoceles.Elections;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// The cut as Popolo (popoloproject.com): persons with their candidacy as a membership, the posts that they contend for, who
/// postulates them and where. Written person by person; the rest is small and goes after.
/// </summary>
internal sealed class PopoloFile : IDisposable
{
    private static readonly (string Field, string Type)[] _contacts = [("telefono-publico", "voice"), ("correo-publico", "email"), ("casa-campana", "address")];

    private static readonly string[] _links = ["facebook", "x", "youtube", "instagram", "tiktok", "otra-red", "pagina-web"];

    private readonly OpenDataContext _context;
    private readonly FileInMaking _file;
    private readonly Utf8JsonWriter _json;
    private readonly SortedDictionary<string, PublicCandidacy> _posts = new(StringComparer.Ordinal);

    public PopoloFile(string folder, string name, OpenDataContext context, ElectionMark? mark)
    {
        _context = context;
        _file = new FileInMaking(folder, name + ".json", OpenDataJson.ContentType);
        _json = OpenDataJson.Writer(_file.Content);
        OpenDataJson.Begin(_json, "conoceles-popolo/1", context, mark);
        _json.WriteStartArray("persons");
    }

    public void Write(PublicCandidacy candidacy)
    {
        var post = PostOf(candidacy);
        _posts.TryAdd(post, candidacy);
        _json.WriteStartObject();
        _json.WriteString("id", candidacy.Id);
        _json.WriteString("name", candidacy.Name);
        if (candidacy.Nickname is { } nickname)
        {
            _json.WriteStartArray("other_names");
            _json.WriteStartObject();
            _json.WriteString("name", nickname);
            _json.WriteString("note", "sobrenombre");
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        if (candidacy.Sex is { } sex)
            _json.WriteString("gender", sex is "Mujer" ? "female" : "male");
        if (candidacy.Photo is not null)
            _json.WriteString("image", Address(Links.PhotoOf(candidacy.Id)));
        WriteContacts(candidacy);
        WriteLinks(candidacy);
        _json.WriteStartArray("memberships");
        _json.WriteStartObject();
        _json.WriteString("id", candidacy.Id + "/candidatura");
        _json.WriteString("person_id", candidacy.Id);
        _json.WriteString("post_id", post);
        _json.WriteString("on_behalf_of_id", candidacy.Actor);
        _json.WriteString("role", $"Candidatura {candidacy.Character}");
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        OpenDataJson.Spill(_json);
    }

    public PreparedFile Finish()
    {
        _json.WriteEndArray();
        WriteOrganizations();
        WriteAreas();
        WritePosts();
        _json.WriteEndObject();
        _json.Flush();
        return _file.Finish();
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    private void WriteContacts(PublicCandidacy candidacy)
    {
        _json.WriteStartArray("contact_details");
        foreach (var item in candidacy.Sections.SelectMany(s => s.Items))
        {
            if (item.Value is not { } value || Array.Find(_contacts, c => c.Field == item.Field.Split('.')[0]) is not { Type: { } type })
                continue;
            _json.WriteStartObject();
            _json.WriteString("type", type);
            _json.WriteString("label", item.Label);
            _json.WriteString("value", value);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteLinks(PublicCandidacy candidacy)
    {
        _json.WriteStartArray("links");
        WriteLink("Perfil en Conóceles", Address(Links.Profile(candidacy.Id)));
        foreach (var item in candidacy.Sections.SelectMany(s => s.Items).Where(i => i.Value is not null && _links.Contains(i.Field.Split('.')[0])))
            WriteLink(item.Label, item.Value!);
        _json.WriteEndArray();
    }

    private void WriteLink(string note, string url)
    {
        _json.WriteStartObject();
        _json.WriteString("note", note);
        _json.WriteString("url", url);
        _json.WriteEndObject();
    }

    private void WriteOrganizations()
    {
        _json.WriteStartArray("organizations");
        foreach (var actor in _context.Election.Actors)
        {
            _json.WriteStartObject();
            _json.WriteString("id", actor.Id);
            _json.WriteString("name", actor.Name);
            if (actor.Acronym is { } acronym)
            {
                _json.WriteStartArray("other_names");
                _json.WriteStartObject();
                _json.WriteString("name", acronym);
                _json.WriteString("note", "siglas");
                _json.WriteEndObject();
                _json.WriteEndArray();
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteAreas()
    {
        _json.WriteStartArray("areas");
        foreach (var (id, name) in _posts.Values.Select(c => (Id: AreaOf(c), c.Territory)).DistinctBy(a => a.Id).OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            _json.WriteString("name", name);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WritePosts()
    {
        _json.WriteStartArray("posts");
        foreach (var (id, candidacy) in _posts)
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            _json.WriteString("label", $"{candidacy.OfficeName}, {candidacy.Territory}");
            _json.WriteString("role", candidacy.OfficeName);
            _json.WriteString("area_id", AreaOf(candidacy));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private string Address(string path) => _context.Site is { } site ? new Uri(site, path).AbsoluteUri : path;

    private static string PostOf(PublicCandidacy candidacy) => $"{candidacy.Office}/{AreaOf(candidacy)}";

    private static string AreaOf(PublicCandidacy candidacy) => candidacy switch
    {
        { District: { } number } => string.Create(CultureInfo.InvariantCulture, $"distrito-{number}"),
        { Municipality: { } code } => "municipio-" + code,
        _ => "sonora",
    };
}
