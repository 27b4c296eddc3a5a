namespace Conoceles.Web.Public.Site;

/// <summary>Every sentence of the page of a node that has too much to make.</summary>
internal static class BusyMessages
{
    public const string Title = "Mucha gente está buscando en este momento";
    public const string Description = "Vuelve a intentarlo en unos segundos.";
    public const string Again = "Vuelve a intentarlo en unos segundos: tu búsqueda está en la dirección de esta página.";
    public const string Meanwhile = "Mientras tanto, las boletas y los perfiles se abren como siempre.";
    public const string Ballot = "Ver quiénes están en tu boleta";
}
