using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary>Every sentence of the work plan's pages.</summary>
internal static class WorkPlanMessages
{
    public const string Title = "Plan de trabajo";
    public const string Intro = "Las actividades y los informes del plan, con la fecha de cada acto. Un acto registrado no se cambia: si tiene un error se anula, con su motivo, y se registra de nuevo.";
    public const string NoPlan = "Este proceso no tiene actividades del plan de trabajo. Se agregan en la definición del proceso electoral.";
    public const string Nothing = "Ninguna.";
    public const string Provisional = "provisional";
    public const string Act = "Acto";
    public const string Due = "Vence";
    public const string State = "Estado";
    public const string Record = "Registrar";
    public const string Annul = "Anular";
    public const string Late = "fuera de plazo";
    public const string InTime = "en plazo";
    public const string Pending = "falta";
    public const string Recorded = "El acto quedó registrado.";
    public const string WasAnnulled = "El acto quedó anulado.";
    public const string Annulled = "Actos anulados";
    public const string DeadlinesLink = "Plazos y calendario";

    public const string On = "Fecha del acto";
    public const string Continue = "Revisar antes de registrar";
    public const string Back = "Volver al plan";
    public const string ReviewTitle = "Revise el acto";
    public const string NothingYet = "Todavía no se ha registrado nada.";
    public const string Activity = "Actividad";
    public const string Edit = "Cambiar los datos";
    public const string Confirm = "Registrar el acto";
    public const string Acknowledge = "Sé que el acto queda en el registro con mi cuenta y que no podrá cambiarse";
    public const string AnnulTitle = "Anular un acto del plan";
    public const string AnnulIntro = "El acto deja de contar y queda en el registro con el motivo.";
    public const string Reason = "Motivo";
    public const string AnnulAcknowledge = "Sé que la anulación queda en el registro con mi cuenta y que no puede deshacerse";
    public const string AnnulConfirm = "Anular el acto";
    public const string DateMissing = "Anote el día, el mes y el año.";
    public const string ReferenceMissing = "Anote el número del acuerdo o la referencia del documento.";
    public const string ReasonMissing = "Escriba el motivo.";
    public const string NotAcknowledged = "Marque la casilla para confirmar que sabe lo que este acto produce.";

    public static string Heading(PlanSituation situation) => situation switch
    {
        PlanSituation.Overdue => "Vencidas",
        PlanSituation.Due => $"Por vencer en {SpanishNumbers.Whole(WorkPlan.NoticeDays)} días o menos",
        PlanSituation.ToCome => "Por venir",
        PlanSituation.Done => "Concluidas",
        _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, null),
    };

    public static string SeeDone(int count) => $"Ver {SpanishNumbers.Count(count, "actividad concluida", "actividades concluidas")}";

    /// <summary>Style of the mark of an act that is not recorded.</summary>
    public static string Class(PlanSituation situation) => situation switch
    {
        PlanSituation.Overdue => "est mal",
        PlanSituation.Due => "est prog",
        _ => "est pend",
    };

    /// <summary>What is said of an act that is not recorded.</summary>
    public static string Name(PlanSituation situation) => situation switch
    {
        PlanSituation.Overdue => "vencido",
        PlanSituation.Due => "por vencer",
        _ => Pending,
    };

    public static string Period(PlannedActivity activity) => activity.First == activity.Last
        ? SpanishDates.Day(activity.Last)
        : $"del {SpanishDates.Day(activity.First)} al {SpanishDates.Day(activity.Last)}";

    public static string Name(PlanAct act) => act.By is { } by ? $"{PlanText.Name(act.Kind)} ({by})" : PlanText.Name(act.Kind);

    public static string RecordTitle(PlannedActivity activity, PlannedAct act) => $"{PlanText.Name(act.Act.Kind)}: {activity.Name}";

    public static string ReferenceOf(PlanActKind kind) => kind switch
    {
        PlanActKind.Approved or PlanActKind.Presented => "Acuerdo o sesión",
        PlanActKind.Remitted => "Acuse de recepción",
        _ => "Documento",
    };

    public static string ReferenceHint(PlanActKind kind) => kind switch
    {
        PlanActKind.Approved => "Número del acuerdo o de la sesión en que se aprobó.",
        PlanActKind.Presented => "Número o fecha de la sesión en que se presentó.",
        PlanActKind.Remitted => "Folio, oficio o nombre del archivo del acuse.",
        _ => "Número del oficio o del acuerdo que lo prueba.",
    };

    public static string Done(RecordedAct act) => $"{SpanishDates.Day(act.On)}. {act.Reference}";

    public static string By(RecordedAct act) => $"Registró {act.Name}, {SpanishDates.WithHour(act.At)}";

    public static string Annulment(RecordedAct act, ActAnnulment annulment) =>
        $"{PlanText.Name(act.Kind)} del {SpanishDates.Day(act.On)}, {act.Reference}: {annulment.Reason} Anuló {annulment.Name}, {SpanishDates.WithHour(annulment.At)}.";
}
