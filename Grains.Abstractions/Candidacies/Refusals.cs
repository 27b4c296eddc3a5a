namespace Conoceles.Candidacies;

/// <summary>
/// Every refusal of a candidacy's command, in one place: code and sentence. Those of its documents are in
/// <see cref="Conoceles.Evidence.EvidenceRefusals"/>.
/// </summary>
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
        new("text-too-long", "Un texto rebasa el máximo que el sistema puede guardar. Acórtelo e intente de nuevo.");

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

    public static readonly Refusal NotTheTitular =
        new("not-the-titular", "Solo la persona titular, o la Unidad de Transparencia con su escrito firmado, puede dar o retirar un consentimiento.");

    public static readonly Refusal EvidenceMissing =
        new("evidence-missing", "Falta la constancia: anote la referencia del escrito y la fecha en que se firmó o se recibió.");

    public static readonly Refusal UnknownSubject =
        new("unknown-subject", "Ese consentimiento no corresponde a ningún grupo ni rubro del cuestionario de identidad.");

    public static readonly Refusal NothingChanges =
        new("nothing-changes", "Lo solicitado es igual a lo que ya está registrado: no hay nada que cambiar.");

    public static readonly Refusal CorrectionUsed =
        new("correction-used", "El único ajuste de esta candidatura ya se aplicó; no puede solicitarse otro.");

    public static readonly Refusal CorrectionPending =
        new("correction-pending", "Ya hay un ajuste solicitado que la Unidad de Transparencia está por resolver.");

    public static readonly Refusal NoCorrectionRequested =
        new("no-correction-requested", "No hay un ajuste solicitado que resolver.");

    public static readonly Refusal InvalidChange =
        new("invalid-change", "El cambio no puede hacerse así: algún dato rebasa su máximo o deja incompleto el mínimo legal.");

    public static readonly Refusal UnknownGround =
        new("unknown-ground", "Ese supuesto no está en el catálogo del proceso electoral.");

    public static readonly Refusal GroundCannotWithhold =
        new("ground-cannot-withhold", "Ese supuesto no permite dejar de mostrar un rubro: la comisión no ha cargado su norma y su acuerdo.");

    public static readonly Refusal AlreadyObserved =
        new("already-observed", "El rubro ya tiene una observación por ese supuesto.");

    public static readonly Refusal AlreadyWithheld = new("already-withheld", "El rubro ya está en pausa.");

    public static readonly Refusal NotWithheld = new("not-withheld", "El rubro no está en pausa.");

    public static readonly Refusal ReasonMissing = new("reason-missing", "Escriba el motivo.");

    public static readonly Refusal AgreementMissing = new("agreement-missing", "Anote el número del acuerdo o de la sentencia.");

    public static readonly Refusal InvalidDate =
        new("invalid-date", "La fecha no es posible: debe ser de hoy en adelante y, a más tardar, el día de la elección.");

    public static readonly Refusal SameAdministrator =
        new("same-administrator", "La corrección de un error del Instituto la aplica una persona distinta de quien la propuso.");

    public static readonly Refusal NoProposal =
        new("no-proposal", "No hay una corrección de error del Instituto propuesta.");

    public static readonly Refusal ActionsChanged =
        new("actions-changed", "Las acciones afirmativas del registro cambiaron después de que usted las revisó. Revíselas de nuevo.");

    public static readonly Refusal NoActions =
        new("no-actions", "La candidatura no tiene acciones afirmativas por confirmar.");

    public static readonly Refusal EntryFixed =
        new("entry-fixed", "Después del envío el registro ya no puede cambiar el cargo, el territorio, el actor político ni quién captura: sería otra candidatura.");

    public static readonly Refusal ReviewTermRunning =
        new("review-term-running", "La Unidad de Transparencia todavía está en plazo para revisar; el sistema no verifica antes.");

    public static readonly Refusal IdentityIsTheCandidates =
        new("identity-is-the-candidates", "La persona candidata contesta el cuestionario de identidad con su propia cuenta; aquí solo se ve si está completo.");

    public static readonly Refusal SchemaHeld =
        new("schema-held", "El sistema se está actualizando; este acto estará disponible en unos minutos.");

    public static readonly Refusal NoteTooLong =
        new("note-too-long", "El texto es demasiado largo: el máximo es de 2,000 caracteres.");

    public static readonly Refusal AlreadyDelivered =
        new("already-delivered", "La entrega de la cuenta de esta candidatura ya estaba registrada.");

    public static readonly Refusal DeliveryDate =
        new("delivery-date", "La recepción no puede ser posterior a este momento ni al día de la elección.");

    public static readonly Refusal Frozen =
        new("frozen", "La publicación de este cargo terminó y su contenido quedó congelado: este acto ya no se registra.");

    public static readonly Refusal Blocked =
        new("blocked", "La candidatura se retiró: los datos sensibles de la persona están bloqueados y nadie puede consultarlos ni agregar otros.");

    public static readonly Refusal RetentionRunning =
        new("retention-running", "El plazo de conservación de los datos bloqueados no ha terminado; todavía no se suprimen.");

    public static readonly Refusal Suppressed =
        new("suppressed", "Los datos sensibles de esta candidatura ya se suprimieron.");

    public static readonly Refusal SuppressionRunning =
        new("suppression-running", "Los datos sensibles de esta candidatura se están destruyendo. Intente de nuevo en unos minutos.");

    public static readonly Refusal NothingToCertify =
        new("nothing-to-certify", "No hay una supresión cuya destrucción falte por hacer constar.");

    public static readonly Refusal IdentityDateMissing =
        new("identity-date-missing", "Sus respuestas de identidad se destruyeron: anote hasta qué día puede contestar de nuevo ese cuestionario, a más tardar el de la elección.");

    public static readonly Refusal PurposeMissing =
        new("purpose-missing", "Escriba para qué necesita abrir las respuestas, con al menos 15 caracteres.");

    /// <summary>True for refusals that pass by themselves: who works through a list gives the same command again.</summary>
    public static bool Passes(string code) => code == ClockSkew.Code || code == TooManyPendingEntries.Code || code == SchemaHeld.Code || code == SuppressionRunning.Code;
}
