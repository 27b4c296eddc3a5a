using Conoceles.PublicRecord;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Site;

/// <summary>What is said when the publication of profiles closed.</summary>
internal static class ClosingMessages
{
    public const string Title = "Este perfil ya no se publica";
    public const string ComparisonTitle = "Esta comparación ya no se publica";
    public const string Note = "La dirección que seguiste es correcta: no falta nada en tu dispositivo.";
    public const string Why = "Los perfiles se publicaron para que conocieras a las personas candidatas antes de votar; por eso ya no los encuentras aquí.";

    /// <summary>«La publicación de perfiles terminó el 2 de junio de 2024, 23:59 horas, hora de Sonora.», or a line for each office.</summary>
    /// <param name="ended">It did of every office.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<PublicClosing> closed, bool ended)
    {
        if (ended && closed.Select(c => c.ClosedAt).Distinct().Count() == 1)
            yield return $"La publicación de perfiles terminó el {SpanishDates.WithZone(closed[0].ClosedAt)}.";
        else
        {
            foreach (var closing in closed)
                yield return Of(closing);
        }

        yield return Why;
    }

    public static string Of(PublicClosing closing) =>
        $"{closing.OfficeName}: la publicación de perfiles terminó el {SpanishDates.WithZone(closing.ClosedAt)}.";
}
