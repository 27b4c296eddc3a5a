using Conoceles.Cuts;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Cuts;

/// <summary>Every sentence about cuts.</summary>
internal static class CutMessages
{
    public const string Title = "Cortes";
    public const string Description = "Estados numerados y firmados de lo que este sitio publica: qué había, cuándo y qué cambió.";
    public const string Intro = "Un corte es la fotografía numerada y firmada de lo que el sitio publica en un momento. Sirve para citarlo, para comprobar que nadie lo cambió después y para saber qué cambió entre uno y otro.";
    public const string When = "Se hace uno cada día, otro poco antes de que termine la publicación de un cargo y los que pide la Unidad de Transparencia.";
    public const string None = "Todavía no hay cortes.";
    public const string NoneNote = "El primero se hará cuando empiece la publicación de las candidaturas.";
    public const string Caption = "Primero, el más reciente";
    public const string Number = "Corte";
    public const string At = "Fecha y hora";
    public const string Candidacies = "Candidaturas";
    public const string Changes = "Cambios";
    public const string FirstCut = "Es el primero";

    public const string Origin = "Por qué se hizo";
    public const string Scheduled = "Corte programado.";
    public const string ChangesTitle = "Qué cambió";
    public const string ChangesIntro = "Desde el corte anterior. Se dice el puesto y, si lo hay, el acuerdo: nunca la causa.";
    public const string NoChanges = "Nada cambió desde el corte anterior.";
    public const string First = "Es el primer corte: no hay otro con el cual compararlo.";
    public const string ChangesCaption = "Cambios, uno por uno";
    public const string Kind = "Cambio";
    public const string Post = "Candidatura";
    public const string Agreement = "Acuerdo";
    public const string AsItWas = "Como se publicó en este corte";
    public const string ProofTitle = "Comprobarlo";
    public const string ProofIntro = "El manifiesto tiene la huella de cada perfil del corte; la firma del Instituto cubre la huella del manifiesto. Con la llave pública cualquiera lo comprueba sin este sitio.";
    public const string Manifest = "Manifiesto (JSON)";
    public const string Signature = "Firma (JSON)";
    public const string Statistics = "Estadísticas del corte (JSON), con su huella en el manifiesto";
    public const string Keys = "Llaves públicas (JSON)";
    public const string Digest = "SHA-256 del manifiesto";
    public const string Previous = "Manifiesto del corte anterior";
    public const string Later = "Corte siguiente";
    public const string Earlier = "Corte anterior";

    public const string Now = "Ver el perfil como está ahora";
    public const string ProfileFile = "Este perfil del corte en JSON, con su huella";
    public const string GoneTitle = "Este perfil ya no se publica";
    public const string GoneText = "El corte tenía un perfil en esta dirección, que dejó de ser público. Su huella permanece en el manifiesto; su contenido no.";

    public static string Of(int number) => $"Corte {SpanishNumbers.Whole(number)}";

    public static string Profile(string name, int number) => $"{name}, como se publicó en el corte {SpanishNumbers.Whole(number)}";

    /// <summary>What stands over an old profile, so that nobody takes it for the present one.</summary>
    public static string ProfileNotice(PublicCut cut) =>
        $"Así se publicó este perfil en el {Of(cut.Number).ToLowerInvariant()}, del {SpanishDates.WithZone(cut.At)}. Puede haber cambiado después.";

    /// <summary>«Lo pidió la Unidad de Transparencia: …».</summary>
    public static string Why(PublicCut cut) => cut.Reason is { } reason ? $"Lo pidió la Unidad de Transparencia: {reason}" : Scheduled;

    /// <summary>«12 publicadas, 1 retirada», of a whole cut.</summary>
    public static string Summary(PublicCut cut) =>
        cut.Number == 1 ? FirstCut
        : cut.Changes == 0 ? "Sin cambios"
        : string.Join(", ", cut.Counts.Select(c => Count(c.Key, c.Value)));

    public static string Count(CutChangeKind kind, int count) => kind switch
    {
        CutChangeKind.Listed => SpanishNumbers.Count(count, "alta", "altas"),
        CutChangeKind.Published => SpanishNumbers.Count(count, "publicada", "publicadas"),
        CutChangeKind.Corrected => SpanishNumbers.Count(count, "ajustada", "ajustadas"),
        CutChangeKind.Updated => SpanishNumbers.Count(count, "actualizada", "actualizadas"),
        CutChangeKind.Substituted => SpanishNumbers.Count(count, "sustitución", "sustituciones"),
        CutChangeKind.Withdrawn => SpanishNumbers.Count(count, "dejó de contender", "dejaron de contender"),
        CutChangeKind.Closed => SpanishNumbers.Count(count, "con la publicación cerrada", "con la publicación cerrada"),
        _ => SpanishNumbers.Count(count, "dejó de publicarse", "dejaron de publicarse"),
    };

    public static string Name(CutChange change) => change.Kind switch
    {
        CutChangeKind.Listed => "Alta con los datos del registro",
        CutChangeKind.Published => "Se publicó el cuestionario",
        CutChangeKind.Corrected => "Se aplicó el ajuste único",
        CutChangeKind.Updated => "Se actualizaron datos públicos",
        CutChangeKind.Substituted => "Ocupa un puesto que otra candidatura dejó",
        CutChangeKind.Withdrawn => "Dejó de contender",
        CutChangeKind.Closed => $"Terminó la publicación del cargo: {SpanishNumbers.Count(change.Count ?? 0, "perfil", "perfiles")}",
        _ => "Dejó de publicarse",
    };
}
