using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// The curricular set: the 25 columns of the INE's base, in its order and with its conventions, and ours after them. What the
/// public record does not have (who captured, when, birth date, re-election) is in no column.
/// </summary>
internal static class CurricularColumns
{
    private const string Blank = "«No proporcionó» si la persona lo dejó en blanco; vacío si no hay cuestionario publicado.";
    private const string State = "SONORA";

    /// <summary>Columns of the INE's own base.</summary>
    public const int OfIne = 25;

    public static readonly ImmutableArray<OpenDataColumn> All =
    [
        Text("partido_coalicion", "Partido, coalición o candidatura independiente", "Quien postula.", r => IneText.Capitals(r.ActorName)),
        Text("cargo", "Cargo", "Cargo por el que contiende.", r => IneText.Capitals(r.OfficeName)),
        Text("entidad", "Entidad", "Siempre SONORA.", _ => State),
        Text("distrito_local", "Distrito local", "Número y cabecera, o «No aplica».", IneText.District),
        Text("circunscripcion", "Circunscripción", "«Estado de Sonora» en las listas de representación proporcional; «No aplica» en los demás cargos.", r => r is { District: null, Municipality: null } ? IneText.Capitals(r.Territory) : IneText.DoesNotApply),
        Text("municipio", "Municipio", "Nombre, o «No aplica».", r => r.Municipality is null ? IneText.DoesNotApply : IneText.Capitals(r.Territory)),
        Text("num_lista_o_formula", "Número de lista o fórmula", "Lugar en la lista; «No aplica» si el cargo no tiene lista.", r => r.ListNumber is { } number ? Number(number) : IneText.DoesNotApply),
        Text("nombre_candidato", "Nombre de la persona candidata", "Nombre completo del registro.", r => IneText.Capitals(r.Name)),
        Text("tipo_candidato", "Carácter", "PROPIETARIA o SUPLENTE.", r => IneText.Capitals(r.Character)),
        new("edad", ColumnType.Whole, "Edad", "Años cumplidos el día de la elección.", r => Number(r.Candidacy.Age)),
        Text("sexo", "Sexo", "MUJER u HOMBRE del registro; vacío en otro caso.", r => IneText.Capitals(r.Sex ?? "")),
        Answer("direccion_casa_campana", "Domicilio de casa de campaña", "casa-campana"),
        Answer("telefono", "Teléfono público", "telefono-publico"),
        Answer("correo_electronico", "Correo electrónico público", "correo-publico"),
        Answer("pagina_web", "Página web", "pagina-web"),
        Answer("redes", "Redes sociales", "facebook", "x", "youtube", "instagram", "tiktok", "otra-red"),
        Answer("escolaridad", "Grado máximo de estudios", PublicProfile.DegreeField),
        Answer("estatus_escolaridad", "Estatus del grado", "estatus-grado"),
        Text("cursos", "Otra formación académica", "Separados por comas; «Sin cursos» si no hay.", r => IneText.Answers(r, ", ", IneText.NoCourses, "cursos")),
        Answer("historia_profesional", "Historia profesional o laboral", "historia-profesional"),
        Answer("trayectoria_politica", "Trayectoria política o participación social", "trayectoria-politica"),
        Answer("motivo_cargo_publico", "¿Por qué quiere ocupar un cargo público?", "motivo-cargo"),
        Answer("propuesta_1", "Primera propuesta", "propuesta-primera"),
        Answer("propuesta_2", "Segunda propuesta", "propuesta-segunda"),
        Answer("propuesta_genero", "Propuesta en materia de género o del grupo que representa", "propuesta-genero-grupo"),

        Text("id_candidatura", "Identificador", "No cambia ni se reutiliza.", r => r.Id),
        new("proceso", ColumnType.Text, "Proceso electoral", "Identificador del proceso.", r => r.Context.Election.Slug),
        new("corte", ColumnType.Whole, "Corte", "Número del corte del que sale la fila.", r => Number(r.Context.Cut)),
        new("fecha_corte", ColumnType.Instant, "Fecha del corte", "Instante del corte, en UTC (ISO 8601).", r => ReceiptStatement.Instant(r.Context.At)),
        Text("cargo_clave", "Clave del cargo", "Identificador del cargo en las direcciones del sitio.", r => r.Office),
        Text("actor_clave", "Clave del actor político", "Identificador de quien postula.", r => r.Actor),
        Text("clave_inegi", "Clave INEGI del municipio", "Cinco dígitos; vacío si el cargo no es de un municipio.", r => r.Municipality ?? ""),
        new("distrito_numero", ColumnType.Whole, "Número del distrito local", "Vacío si el cargo no es de un distrito.", r => r.Candidacy.District is { } number ? Number(number) : ""),
        Text("sobrenombre", "Sobrenombre", "El del registro; vacío si no tiene.", r => r.Nickname ?? ""),
        Text("accion_afirmativa_tipo", "Acción afirmativa", "Grupos por los que se registró, separados por punto y coma; vacío si ninguno.", r => string.Join("; ", r.AffirmativeActions.Select(a => a.Text))),
        new("fotografia_url", ColumnType.Text, "Fotografía", "Dirección de la fotografía publicada; vacío si no hay.", r => r.Candidacy.Photo is null ? "" : Address(r.Context, Links.PhotoOf(r.Candidacy.Id))),
        new("perfil_url", ColumnType.Text, "Perfil", "Dirección del perfil.", r => Address(r.Context, Links.Profile(r.Candidacy.Id))),
        new("fecha_publicacion", ColumnType.Instant, "Fecha de publicación", "Instante en UTC (ISO 8601); vacío si no se ha publicado el cuestionario.", r => Instant(r.Candidacy.PublishedAt)),
        new("fecha_ajuste", ColumnType.Instant, "Fecha del ajuste", "Instante del único ajuste, en UTC (ISO 8601); vacío si no hubo.", r => Instant(r.Candidacy.CorrectedAt)),
        new("version", ColumnType.Whole, "Versión", "Versión del perfil que el corte tiene; 0 si solo hay datos del registro.", r => Number(r.Candidacy.Version)),
        Text("estatus", "Estatus", "publicada, ajustada, en-plazo-de-captura, en-revision, no-capturada o fuera-de-alcance.", Status),
    ];

    private static OpenDataColumn Text(string name, string title, string description, Func<PublicCandidacy, string> text) =>
        new(name, ColumnType.Text, title, description, r => text(r.Candidacy));

    // Several answers of one question are one cell, as in the INE's base. An address has commas of its own.
    private static OpenDataColumn Answer(string name, string title, params string[] fields) =>
        Text(name, title, (fields.Length > 1 ? "Separadas por comas. " : "Si hay varias, separadas por punto y coma. ") + Blank, r => IneText.Answers(r, fields.Length > 1 ? ", " : "; ", IneText.NotGiven, fields));

    private static string Status(PublicCandidacy candidacy) => candidacy.Reason switch
    {
        PublicReason.InCapture => "en-plazo-de-captura",
        PublicReason.InReview => "en-revision",
        PublicReason.OutOfScope => "fuera-de-alcance",
        PublicReason.NotCaptured => "no-capturada",
        _ => candidacy.CorrectedAt is null ? "publicada" : "ajustada",
    };

    private static string Address(OpenDataContext context, string path) => context.Site is { } site ? new Uri(site, path).AbsoluteUri : path;

    private static string Instant(DateTimeOffset? at) => at is { } instant ? ReceiptStatement.Instant(instant) : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
