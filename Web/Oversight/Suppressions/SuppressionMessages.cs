using Conoceles.Candidacies;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Suppressions;

/// <summary>Every sentence about the sensitive data of the withdrawn.</summary>
internal static class SuppressionMessages
{
    public const string Title = "Datos sensibles de candidaturas retiradas";
    public const string Intro = "Al retirarse una candidatura, los datos sensibles de la persona quedan bloqueados: nadie los consulta. Cuando termina el plazo de conservación el sistema los destruye y firma un acta. La lista es igual para todas: no dice qué contestó nadie.";
    public const string None = "Ninguna candidatura se ha retirado.";
    public const string Caption = "Primero, la que antes termina su plazo";
    public const string Name = "Persona";
    public const string Withdrawn = "Baja";
    public const string Due = "Bloqueados hasta";
    public const string Status = "Estado";
    public const string Blocked = "Bloqueados";
    public const string Destroying = "En destrucción";
    public const string Destroyed = "Suprimidos";

    public const string ActTitle = "Acta de supresión de datos sensibles";
    public const string BlockTitle = "Datos sensibles bloqueados";
    public const string Link = "Bloqueo y supresión";
    public const string Folio = "Folio";
    public const string Process = "Proceso electoral";
    public const string Office = "Cargo";
    public const string Actor = "La postuló";
    public const string Withdrawal = "Baja de la candidatura";
    public const string Why = "Por qué esa fecha";
    public const string Forgotten = "Retirados del expediente";
    public const string Certified = "Destrucción concluida";
    public const string By = "Quién lo hizo";
    public const string BySystem = "El sistema, por el reloj del plazo; ninguna persona eligió el momento ni los datos.";

    public const string WhatGoes = "Qué se suprime";
    public const string WhatStays = "Qué se conserva";
    public const string Same = "La relación es la misma para todas las personas: no dice si alguna contestó, consintió o pertenece a un grupo.";
    public const string Verify = "Cualquiera comprueba el folio en el sitio público, en «Verificar un acuse».";
    public const string Backups = "Las copias de respaldo hechas antes de esa fecha los guardan cifrados hasta que vence su propio plazo; quien restaure una debe dejar que el sistema los suprima otra vez.";

    public static readonly string[] Gone =
    [
        "Respuestas, borradores y versiones del cuestionario de identidad, con la llave que los descifraba.",
        "Declaraciones y consentimientos, con su historial.",
        "Escritos firmados de consentimiento que la Unidad de Transparencia adjuntó.",
        "Acciones afirmativas del registro y su confirmación, y lo que el registro recordaba de ellas para comparar archivos.",
        "Sexo registrado, cuando no es Mujer ni Hombre.",
    ];

    public static readonly string[] Kept =
    [
        "Los datos del registro que fueron públicos: nombre, cargo, lugar y actor político.",
        "El contenido curricular, sus versiones y sus acuses.",
        "La bitácora, que tiene compromisos y no contenidos, y quién abrió respuestas o documentos, cuándo y para qué.",
        "Las estadísticas de cortes ya publicados, en las que nadie es identificable.",
    ];

    /// <summary>One sentence of the case file.</summary>
    public static string State(SuppressionView suppression) => suppression switch
    {
        { CertifiedAt: { } at } => $"Sus datos sensibles se suprimieron el {SpanishDates.WithHour(at)}.",
        { At: not null } => "Sus datos sensibles se están destruyendo.",
        _ => $"Sus datos sensibles están bloqueados hasta el {SpanishDates.WithZone(suppression.Deadline.Ends)}; después se destruyen.",
    };
}
