using System.Globalization;
using Conoceles.Statistics;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Statistics;

/// <summary>Every sentence of the statistics.</summary>
internal static class StatisticsMessages
{
    public const string Title = "Estadísticas";
    public const string Description = "Cuántas candidaturas de Sonora publicaron su cuestionario, por cargo y por quien las postula; su escolaridad, edad y sexo, y los grupos de atención prioritaria.";
    public const string Intro = "Se cuentan todas las candidaturas, propietarias y suplentes. Quien dejó de contender no se cuenta. Cada tabla tiene el mismo total.";
    public const string AtCuts = "Las cifras cambian con cada corte, que se hace al menos una vez al día.";
    public const string Rounded = "Los porcentajes están redondeados y por eso pueden no sumar 100.";
    public const string Index = "Tablas";
    public const string Nobody = "Por ahora no hay candidaturas que contar.";
    public const string NobodyAnymore = "Los perfiles ya no se publican y estas tablas se hacen con ellos: por ahora no hay candidaturas que contar.";
    public const string Kept = "Los perfiles que ya no se publican se cuentan como estaban en el último corte que los tuvo.";
    public const string Partly = "Las candidaturas a los cargos cuya publicación terminó ya no se cuentan aquí.";

    public const string ByOffice = "Avance por cargo";
    public const string ByActor = "Avance por partido, coalición o candidatura";
    public const string Degrees = "Grado de estudios publicado";
    public const string Ages = "Edad el día de la elección";
    public const string Sexes = "Sexo";

    public const string Office = "Cargo";
    public const string Territory = "Territorio";
    public const string Actor = "Postulada por";
    public const string Candidacies = "Número";
    public const string Percentage = "%";
    public const string Published = "Publicadas";
    public const string InReview = "En revisión";
    public const string InCapture = "En plazo de captura";
    public const string NotCaptured = "No han capturado";
    public const string OutOfScope = "Fuera del alcance";
    public const string Total = "Total";
    public const string PublishedPart = "Parte publicada";
    public const string None = "—";

    public const string AdvanceBar = "La barra y el porcentaje son la parte con cuestionario publicado de las que deben capturarlo.";

    /// <summary>«Base: 120 candidaturas, todas las de la tabla.», or of how many the answer is known.</summary>
    public static string Base(CountTable table) => table.Base == table.Total
        ? $"Base: {People(table.Total)}, todas. Sin respuesta: 0."
        : $"Base de los porcentajes: {People(table.Base)} de {SpanishNumbers.Whole(table.Total)}. Sin respuesta: {SpanishNumbers.Whole(table.Total - table.Base)}, que están en la tabla con su motivo.";

    /// <summary>The same for the advance, whose non-response is who has not published.</summary>
    public static string Base(Advance whole) => whole.OutOfScope == 0
        ? $"Base: {People(whole.Total)}. Sin cuestionario publicado: {SpanishNumbers.Whole(whole.Total - whole.Published)}."
        : $"Base de los porcentajes: {People(whole.Due)} de {SpanishNumbers.Whole(whole.Total)}; {SpanishNumbers.Whole(whole.OutOfScope)} fuera del alcance. Sin cuestionario publicado: {SpanishNumbers.Whole(whole.Total - whole.Published)}.";

    /// <summary>Of which moment the data are.</summary>
    public static string Moment(DateTimeOffset? lastChange) => lastChange is { } at
        ? $"Datos del registro público; la publicación o el ajuste más reciente que contienen es del {SpanishDates.WithHour(at)} (hora de Sonora)."
        : "Datos del registro público, sin ningún cuestionario publicado todavía.";

    /// <summary>Of which cut the data are; those of offices whose publication closed are of the last one that had them.</summary>
    public static string Moment(CutStatistics cut)
    {
        var moments = cut.Offices.Select(o => (Number: o.Cut, o.At)).Distinct().OrderByDescending(m => m.Number).Select(m => Of(m.Number, m.At)).ToArray();
        return moments.Length <= 1
            ? $"Datos del {(moments.Length == 0 ? Of(cut.Cut, cut.At) : moments[0])}."
            : $"Datos del {moments[0]}; los de cargos cuya publicación terminó, del {string.Join(" y del ", moments[1..])}.";
    }

    /// <summary>«Ver el corte 12».</summary>
    public static string SeeCut(int number) => $"Ver el corte {SpanishNumbers.Whole(number)}";

    public static string Of(int number, DateTimeOffset at) => $"corte {SpanishNumbers.Whole(number)}, del {SpanishDates.WithHour(at)} (hora de Sonora)";

    public static string Why(Silence why) => why switch
    {
        Silence.NotProvided => "No proporcionó esta información",
        Silence.Withheld => "Rubro en pausa",
        Silence.NotPublished => "Sin cuestionario publicado",
        _ => "No es un dato público",
    };

    /// <summary>«33.3 %», by whole numbers alone so that every node rounds the same; a dash of nobody.</summary>
    public static string Percent(int part, int whole)
    {
        if (whole == 0)
            return None;
        var tenths = Tenths(part, whole);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} %");
    }

    /// <summary>Tenths of one percent, rounded to the nearest: also how wide a bar is.</summary>
    public static int Tenths(int part, int whole) => whole == 0 ? 0 : (int)(((2000L * part) + whole) / (2L * whole));

    private static string People(int count) => SpanishNumbers.Count(count, "candidatura", "candidaturas");
}
