using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.FollowUp;

/// <summary>Every sentence of a candidacy's page after the submission.</summary>
internal static class FollowUpMessages
{
    public const string State = "Estado";
    public const string NextTitle = "Qué sigue";
    public const string StagesTitle = "Etapas";
    public const string Pending = "Pendiente";
    public const string Sent = "Enviada";
    public const string Verified = "Verificada";
    public const string Published = "Publicada";
    public const string Corrected = "Ajustada";
    public const string Withdrawn = "Retirada";
    public const string VerifiedBySystem = "sin observaciones en plazo";
    public const string Optional = "Solo si se solicita";
    public const string ReadOnly = "La información ya se envió y solo puede consultarse.";

    public const string ActsTitle = "Lo que puede hacer";
    public const string AskCorrection = "Solicitar el único ajuste";
    public const string SeeCorrection = "Ver el ajuste solicitado";
    public const string Consents = "Consentimientos";
    public const string ConsentsNote = "Dar o retirar un consentimiento no gasta el ajuste.";
    public const string SeePublic = "Ver el perfil público";

    public const string ObservationsTitle = "Observaciones de la Unidad de Transparencia";
    public const string ObservationsNote = "Una observación avisa y no oculta nada. Si quiere atenderla, puede hacerlo con el único ajuste, después de la publicación.";
    public const string WithheldTitle = "Rubros en pausa";
    public const string WithheldNote = "Estos rubros no se muestran al público mientras dure la pausa.";
    public const string Section = "Rubro";
    public const string Ground = "Motivo";
    public const string Norm = "Norma";
    public const string Note = "Nota";
    public const string Agreement = "Acuerdo";
    public const string When = "Fecha y hora";

    public const string ReceiptOf = "Folio del acuse:";
    public const string ReceiptsTitle = "Acuses";
    public const string Act = "Acto";
    public const string Folio = "Folio";

    public const string ContentTitle = "Lo que se envió";
    public const string ContentNote = "Cada rubro puede consultarse; ya no puede modificarse.";

    public const string Review = "La Unidad de Transparencia revisa que la información corresponda a lo que se pidió.";
    public const string Soon = "El periodo de publicación está abierto: se publica en cuanto se verifica.";
    public const string PublicationClosed = "El periodo de publicación de este cargo terminó.";
    public const string AfterWithdrawal = "Lo que estaba publicado se retiró del sitio. La información enviada se conserva con sus acuses.";
    public const string CorrectionUsed = "El único ajuste ya se aplicó; la información publicada ya no cambia. Los consentimientos sí pueden cambiarse.";

    public static string ReviewEnds(DateTimeOffset at) =>
        $"Si no termina la revisión antes del {SpanishDates.WithZone(at)}, el sistema la verifica sin observaciones.";

    public static string PublicationOpens(DateTimeOffset opens) => $"Ya verificada, se publica cuando abre el periodo de este cargo: {SpanishDates.WithZone(opens)}.";

    public static string IsPublic(DateTimeOffset closes) => $"La información está publicada hasta el {SpanishDates.WithZone(closes)}.";

    public static string MayCorrect(DateTimeOffset closes) => $"Puede solicitarse un solo ajuste, hasta el {SpanishDates.WithZone(closes)}.";

    public static string CorrectionDue(DateTimeOffset asked, DateTimeOffset due, DateTimeOffset now) =>
        $"Se solicitó el ajuste el {SpanishDates.WithZone(asked)}. La Unidad de Transparencia lo resuelve a más tardar el {SpanishDates.WithZone(due)}; {SpanishDates.Remaining(now, due)}.";

    public static string Rejected(RejectionView rejection) =>
        $"El {SpanishDates.WithZone(rejection.At)} la Unidad de Transparencia rechazó el ajuste solicitado: «{rejection.Ground}» ({rejection.Norm}). El rechazo no gasta el ajuste: puede solicitarse de nuevo.";

    public static string Withdrawal(WithdrawalView withdrawal) =>
        $"La candidatura se retiró el {SpanishDates.WithZone(withdrawal.At)} por {CauseName(withdrawal.Cause)}. Acuerdo o sentencia: {withdrawal.Agreement}.";

    private static string CauseName(WithdrawalCause cause) => cause switch
    {
        WithdrawalCause.Substitution => "sustitución",
        WithdrawalCause.Cancellation => "cancelación del registro",
        _ => "sentencia",
    };
}
