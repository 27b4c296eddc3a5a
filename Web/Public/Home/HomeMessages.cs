namespace Conoceles.Web.Public.Home;

/// <summary>Every sentence of the first page.</summary>
internal static class HomeMessages
{
    public const string Title = "¿Quiénes están en tu boleta?";
    public const string Description = "Conoce a las personas candidatas de Sonora: sus datos, estudios, historia profesional y medios de contacto.";
    public const string Intro = "Elige dónde votas y conoce, cargo por cargo, a todas las personas candidatas entre las que puedes escoger.";
    public const string Search = "Busca por nombre";
    public const string Name = "Nombre o sobrenombre";
    public const string Find = "Buscar";
    public const string ByOffice = "Candidaturas por cargo";
    public const string ByPlace = "También puedes filtrar por municipio, distrito, partido, sexo, edad o estudios en la lista de candidaturas.";
    public const string Statistics = "Estadísticas: avance por cargo y por partido, estudios, edad y sexo";
    public const string HowTitle = "¿Cómo funciona?";
    public const string Registered = "El instituto aprueba las candidaturas y aquí aparecen todas, con los datos de su registro.";
    public const string Asked = "Cada persona candidata, o el partido que la postula, responde una sola vez el mismo cuestionario.";
    public const string Reviewed = "La Unidad de Transparencia verifica que esté completo y se publica tal como se escribió: sin resúmenes ni valoraciones.";
    public const string Silence = "Si alguien no respondió, también lo decimos: su perfil muestra solo los datos del registro.";
    public const string More = "Lee las preguntas frecuentes";
}
