using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Ballot;

/// <summary>Every sentence of the ballot's pages.</summary>
internal static class BallotMessages
{
    public const string Title = "Tu boleta";
    public const string Choose = "Elige tu municipio y tu distrito";
    public const string ChooseDescription = "Elige tu municipio y tu distrito local para ver quiénes están en tu boleta.";
    public const string ChooseDistrict = "Elige tu distrito";
    public const string List = "Elegir mi municipio de una lista";
    public const string Municipality = "Municipio donde votas";
    public const string District = "Distrito local donde votas";
    public const string None = "Elige una opción";
    public const string See = "Ver mi boleta";
    public const string FormLabel = "Tu boleta";
    public const string HowTitle = "¿No sabes cuál es tu distrito?";

    public const string How =
        "Tu distrito local depende de tu sección electoral: el número de cuatro dígitos que dice «Sección» en tu credencial para votar. "
        + "Un municipio puede abarcar varios distritos y un distrito, varios municipios; por eso te pedimos los dos. "
        + "Con tu sección a la mano, pregunta a la autoridad electoral a qué distrito local pertenece.";

    public const string Seat = "El nombre que acompaña a cada número es el de su cabecera, que puede no ser tu municipio.";
    public const string Missing = "Falta elegir una opción";
    public const string MissingMunicipality = "Elige el municipio donde votas: de él dependen la presidencia municipal, la sindicatura y las regidurías.";
    public const string MissingDistrict = "Elige el distrito local donde votas: de él depende la diputación.";
    public const string Intro = "Estas son las contiendas que se votan en el municipio y el distrito que elegiste, en el orden del registro, que es igual para todas las candidaturas.";
    public const string Share = "La dirección de esta página es fija: puedes guardarla o compartirla.";
    public const string Change = "Elegir otro municipio o distrito";
    public const string Index = "Cargos de tu boleta";
    public const string Nothing = "Todavía no hay candidaturas publicadas para este cargo.";
    public const string Slate = "Se elige por planilla: tu voto es para la lista completa de un mismo partido, coalición o candidatura independiente.";
    public const string Lists = "Cada partido registra una lista; las personas aparecen en el orden de su lista.";
    public const string Substitute = "Suplencia:";
    public const string OnlySubstitute = "Candidatura suplente";

    public static string Of(string municipality, string district) => $"Tu boleta: {municipality} y {district}";

    public static string DistrictsDescription(string municipality) => $"Elige tu distrito local para ver quiénes están en tu boleta de {municipality}.";

    public static string Description(string municipality, string district, int people) =>
        $"Quiénes están en la boleta de {municipality} y {district}: {SpanishNumbers.Count(people, "persona candidata", "personas candidatas")}.";

    /// <summary>A card is a post, with one or two people.</summary>
    public static string Count(int formulas) => SpanishNumbers.Count(formulas, "candidatura", "candidaturas");
}
