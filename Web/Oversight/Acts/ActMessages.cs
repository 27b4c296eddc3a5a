using Conoceles.Candidacies.Commands;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>Every sentence of the case file and of the acts.</summary>
internal static class ActMessages
{
    public const string CaseFile = "Expediente";
    public const string Acts = "Actos";
    public const string NoActs = "En este estado no hay actos que registrar.";
    public const string Frozen = "La publicación de este cargo terminó: el contenido quedó congelado. Todavía se resuelve el ajuste que se pidió en tiempo, y se registran consentimientos, constancias, retiros y sentencias.";
    public const string OnlyRead = "Su cuenta consulta el expediente; los actos los registra la Unidad de Transparencia.";
    public const string Candidacies = "Candidaturas";
    public const string Review = "Revisión del contenido";
    public const string Consents = "Consentimientos por escrito";
    public const string Arco = "Registrar una solicitud sobre sus datos personales (ARCO)";
    public const string Correction = "Resolver el ajuste solicitado";
    public const string Back = "Volver al expediente";

    public const string Status = "Estado";
    public const string Office = "Cargo";
    public const string Character = "Carácter";
    public const string Actor = "Actor político";
    public const string Party = "Partido responsable";
    public const string Approval = "Aprobación";
    public const string Delivery = "Entrega de la cuenta";
    public const string NoDelivery = "Sin registrar";
    public const string Deadline = "Límite de captura";
    public const string BySystem = "La verificó el sistema: sin observaciones en plazo.";

    public const string Receipts = "Acuses";
    public const string NoReceipts = "Todavía no hay ninguno.";
    public const string Observations = "Observaciones";
    public const string Withheld = "Rubros en pausa";
    public const string Withdrawal = "Retiro";
    public const string History = "Versiones del contenido";
    public const string NoHistory = "No se ha enviado contenido.";
    public const string FirstVersion = "Contenido enviado";

    public const string Agreement = "Número del acuerdo o de la sentencia";
    public const string AgreementHint = "Como lo citará el acuse; por ejemplo, CG/123/2027.";
    public const string Reason = "Motivo";
    public const string ReasonHint = "Queda en la bitácora. No escriba aquí datos personales sensibles.";
    public const string Note = "Nota para el partido";
    public const string NoteHint = "Qué se observa y dónde. El partido la lee en su candidatura.";
    public const string Until = "Último día del nuevo plazo";
    public const string IdentityUntil = "Último día para contestar de nuevo el cuestionario de identidad";
    public const string IdentityUntilHint = "Sus respuestas se destruyeron al terminar el plazo de conservación. A más tardar, el día de la elección; después de ella ya no se contesta y se deja vacío.";
    public const string Section = "Rubro";
    public const string Ground = "Supuesto";

    public const string SectionMissing = "Elija el rubro.";
    public const string GroundMissing = "Elija el supuesto.";
    public const string AgreementMissing = "Anote el número del acuerdo o de la sentencia.";
    public const string ReasonMissing = "Escriba el motivo.";
    public const string DateMissing = "Anote el día, el mes y el año.";
    public const string NotAcknowledged = "Marque la casilla para confirmar que sabe lo que este acto produce.";
    public const string NotNow = "La candidatura ya no está en un estado que admita este acto.";

    public const string ObserveTitle = "Observar un rubro";
    public const string ObserveIntro = "El partido recibe la observación con su supuesto y su nota. No oculta nada ni abre otra ronda de captura: quien quiera corregir usa el único ajuste.";
    public const string ObserveWarning = "Una observación no se borra: queda en la bitácora y en el expediente.";
    public const string ObserveButton = "Registrar la observación";
    public const string ObserveDone = "La observación quedó registrada.";

    public const string ReopenTitle = "Reabrir la captura por acuerdo";
    public const string ReopenIntro = "El cuestionario vuelve a borrador con lo que tenía, y quien captura puede cambiarlo y enviarlo otra vez, también una sola vez. El envío anterior conserva su acuse.";
    public const string ReopenWarning = "Lo enviado deja de estar en revisión; la verificación y las observaciones de esta apertura dejan de contar.";
    public const string ReopenAcknowledge = "Sé que la candidatura vuelve a estar pendiente de envío";
    public const string ReopenButton = "Reabrir la captura";
    public const string ReopenDone = "La captura quedó abierta de nuevo.";

    public const string ReinstateTitle = "Reinstalar por sentencia";
    public const string ReinstateIntro = "La candidatura vuelve al estado que tenía cuando se retiró, con lo que tenía capturado.";
    public const string ReinstateWarning = "Si estaba publicada, la ciudadanía vuelve a ver su perfil en seguida.";
    public const string ReinstateAcknowledge = "Sé que la candidatura vuelve a contender con lo que tenía";
    public const string ReinstateButton = "Reinstalar";
    public const string ReinstateDone = "La candidatura volvió al estado que tenía.";

    public const string MailTitle = "Registrar un ajuste que llegó por correo";
    public const string MailIntro = "Pase aquí lo que el correo pide cambiar, todo de una vez: la candidatura tiene un solo ajuste. El plazo corre desde que el correo llegó.";
    public const string MailReference = "Referencia del correo";
    public const string MailReferenceHint = "Remitente y asunto, o el folio con el que se encuentra.";
    public const string MailDay = "Día en que llegó";
    public const string MailHour = "Hora en que llegó";
    public const string MailHourHint = "Hora de Sonora, de 0:00 a 23:59; por ejemplo, 17:45.";
    public const string MailMissing = "Anote la referencia del correo.";
    public const string HourWrong = "Anote la hora así: 17:45.";
    public const string MailInFuture = "El correo no puede haber llegado después de ahora.";
    public const string MailConsequence = "Queda como solicitud: se aplica o se rechaza desde «Ajustes por resolver».";
    public const string MailAcknowledge = "Cotejé los cambios con el correo y sé que es el único ajuste de esta candidatura";
    public const string MailButton = "Registrar la solicitud";
    public const string MailDone = "La solicitud de ajuste quedó registrada.";

    public const string FixTitle = "Corregir un error del Instituto";
    public const string FixIntro = "Para lo que el propio Instituto publicó mal. No gasta el único ajuste de la candidatura. Lo propone una persona y lo aplica otra.";
    public const string FixConsequence = "Nada cambia para la ciudadanía hasta que otra persona administradora lo aplique.";
    public const string FixAcknowledge = "Revisé los cambios y sé que los aplica otra persona";
    public const string FixButton = "Proponer la corrección";
    public const string FixDone = "La propuesta quedó registrada; la aplica otra persona administradora.";
    public const string FixPending = "Corrección de un error del Instituto por aplicar";
    public const string FixApply = "Aplicar la corrección";
    public const string FixApplyNote = "Al aplicarla, la ciudadanía ve el cambio en seguida y queda un acuse.";
    public const string FixOwn = "Usted la propuso: la aplica otra persona administradora.";
    public const string FixApplied = "La corrección se aplicó.";
    public const string FixNone = "No hay una corrección de error del Instituto propuesta.";
    public const string FixReason = "Qué publicó mal el Instituto";
    public const string FixLink = "Aplicar la corrección propuesta";

    public const string Compare = "Ver los cambios";
    public const string ChangesTitle = "Revise los cambios antes de registrarlos";
    public const string NotRegistered = "Todavía no se ha registrado nada.";
    public const string NothingChanged = "No ha cambiado nada todavía: modifique al menos una respuesta.";
    public const string Evidence = "Constancia";
    public const string Content = "Contenido publicado";

    public const string WithdrawTitle = "Retirar la candidatura";
    public const string WithdrawIntro = "Una candidatura retirada deja de mostrarse a la ciudadanía en seguida, su captura se cierra y sus datos sensibles se bloquean. Queda un acuse con el número del acuerdo.";
    public const string WithdrawWarning = "Solo una sentencia la devuelve. Antes de retirar verá a quién alcanza.";
    public const string WithdrawReview = "Revise a quién se retira";
    public const string NothingYet = "Todavía no se ha retirado a nadie.";
    public const string WithdrawCaption = "Candidaturas que se retiran";
    public const string WithdrawAcknowledge = "Sé que dejan de mostrarse al público y que solo una sentencia las devuelve";
    public const string WithdrawNext = "Ver a quién alcanza";
    public const string WithdrawButton = "Retirar definitivamente";
    public const string WithdrawEdit = "Cambiar los datos";
    public const string WithdrawDone = "La candidatura quedó retirada.";
    public const string WithdrawProgress = "Retiro de varias candidaturas";
    public const string WithdrawContinue = "Retirar las que faltan";
    public const string NobodyLeft = "Todas quedaron retiradas.";
    public const string Name = "Persona candidata";
    public const string CauseLabel = "Causa";
    public const string CauseMissing = "Elija la causa del retiro.";
    public const string ExtentLabel = "¿A quién alcanza?";
    public const string ExtentMissing = "Elija a quién alcanza el retiro.";
    public const string OnlyThis = "Solo a esta candidatura";
    public const string ReachChanged = "Cambió a quién alcanza desde que usted lo revisó: por ejemplo, se registró a alguien más. Revise la lista de nuevo; no se ha retirado a nadie.";
    public const string AlreadyWithdrawn = "Ya estaba retirada: no cambia.";

    public static string WholeFormula(string partner) => $"A la fórmula completa: también {partner}";

    public static string WholeSlate(int people) => $"A la planilla o lista completa: {SpanishNumbers.Count(people, "candidatura", "candidaturas")}";

    public static string Withdrawn(int done, int total) => $"{SpanishNumbers.Whole(done)} de {SpanishNumbers.Whole(total)} retiradas.";

    /// <summary>As a column of a history says it.</summary>
    public static string Version(string act) => act switch
    {
        nameof(CommandName.Submit) => "Envío definitivo",
        nameof(CommandName.ApplyCorrection) => "Ajuste",
        nameof(CommandName.FixInstitutionError) => "Corrección de un error del Instituto",
        _ => act,
    };

    /// <summary>Of a withdrawal.</summary>
    public static string Cause(WithdrawalCause cause) => cause switch
    {
        WithdrawalCause.Substitution => "Sustitución",
        WithdrawalCause.Cancellation => "Cancelación del registro",
        _ => "Sentencia",
    };
}
