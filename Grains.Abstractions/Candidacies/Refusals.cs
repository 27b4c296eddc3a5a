namespace Conoceles.Candidacies;

/// <summary>Every refusal of a candidacy's command, in one place: code and sentence.</summary>
public static class Refusals
{
    /// <summary>Also the answer to somebody else's candidacy: it must not be told from one that does not exist.</summary>
    public static readonly Refusal NotFound = new("not-found", "No encontramos esa candidatura.");

    public static readonly Refusal RoleLacksCommand =
        new("role-lacks-command", "Su cuenta no tiene permiso para realizar este acto.");

    public static readonly Refusal AlreadyRegistered =
        new("already-registered", "La candidatura ya estaba registrada.");

    public static readonly Refusal ClockSkew =
        new("clock-skew", "La hora del servidor no coincide con la del sistema. Intente de nuevo en un momento.");

    public static readonly Refusal WindowNotOpen =
        new("window-not-open", "El plazo de captura todavía no empieza: falta registrar la entrega de la cuenta.");

    public static readonly Refusal WindowClosed =
        new("window-closed", "El plazo de captura terminó; la información ya no puede modificarse.");

    public static readonly Refusal AlreadySubmitted =
        new("already-submitted", "El cuestionario ya fue enviado definitivamente; la única oportunidad ya se utilizó.");

    public static readonly Refusal StaleSection =
        new("stale-section", "Este rubro se guardó en otro equipo o pestaña después de que usted lo abrió. Revise los dos textos.");

    public static readonly Refusal StaleVersion =
        new("stale-version", "La información cambió después de que usted la revisó. Revísela de nuevo antes de enviarla.");

    public static readonly Refusal UnknownSection = new("unknown-section", "Ese rubro no existe en el cuestionario.");

    public static readonly Refusal TextTooLong =
        new("text-too-long", "Un texto rebasa el máximo que el sistema puede guardar (8,000 caracteres). Acórtelo e intente de nuevo.");

    public static readonly Refusal NotAcknowledged =
        new("not-acknowledged", "Confirme que revisó la información y que sabe que solo puede enviarla una vez.");

    public static readonly Refusal MinimumMissing =
        new("minimum-missing", "Falta información del mínimo legal; complétela antes de enviar.");

    public static readonly Refusal SectionUndecided =
        new("section-undecided", "Falta revisar al menos un rubro.");

    public static readonly Refusal PublicationClosed =
        new("publication-closed", "El periodo de publicación de este cargo no está abierto.");

    public static readonly Refusal WrongStatus =
        new("wrong-status", "La candidatura no está en un estado que permita este acto.");

    public static readonly Refusal TooManyPendingEntries =
        new("audit-backlog", "La bitácora está atrasada; el sistema no admite actos nuevos hasta ponerse al día.");
}
