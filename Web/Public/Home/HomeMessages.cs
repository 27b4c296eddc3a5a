namespace Conoceles.Web.Public.Home;

/// <summary>Every sentence of the first page.</summary>
internal static class HomeMessages
{
    public const string Title = "¿Quiénes están en tu boleta?";
    public const string Description = "Conoce a las personas candidatas de Sonora: sus datos, estudios, historia profesional y medios de contacto.";
    public const string Intro = "Elige tu municipio y tu distrito para ver a las personas candidatas por las que puedes votar, o busca a alguien por su nombre.";
    public const string Municipality = "Municipio";
    public const string District = "Distrito local";
    public const string Any = "Todos";
    public const string Name = "Nombre";
    public const string See = "Ver candidaturas";
    public const string ByOffice = "Candidaturas por cargo";
    public const string HowTitle = "¿De dónde viene esta información?";
    public const string How = "Cada persona candidata, o el partido que la postula, responde un cuestionario una sola vez. La Unidad de Transparencia del instituto verifica que esté completo y se publica tal como se escribió, sin resúmenes ni valoraciones.";
    public const string Silence = "Si alguien no respondió, también lo decimos: su perfil muestra solo los datos del registro.";
}
