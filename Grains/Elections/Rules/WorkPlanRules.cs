using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>What may be recorded of a work plan, and what may be annulled. Pure.</summary>
internal static class WorkPlanRules
{
    public static readonly Refusal UnknownActivity = new("unknown-activity", "Ese acto no es de ninguna actividad del plan de trabajo.");
    public static readonly Refusal ActRecorded = new("act-recorded", "Ese acto ya está registrado; si tiene un error, anúlelo y regístrelo de nuevo.");
    public static readonly Refusal ActOrder = new("act-order", "Antes de este acto falta registrar el anterior.");
    public static readonly Refusal ActDate =
        new("act-date", "La fecha no puede ser de mañana en adelante, anterior a la del acto que le precede, ni de más de un año antes del plazo.");
    public static readonly Refusal ReferenceMissing =
        new("reference-missing", "Anote el número del acuerdo o la referencia del documento, en 200 caracteres a lo más.");
    public static readonly Refusal UnknownAct = new("unknown-act", "Ese acto no está registrado.");
    public static readonly Refusal ActAnnulled = new("act-annulled", "Ese acto ya estaba anulado.");
    public static readonly Refusal ActFollowed = new("act-followed", "Otro acto registrado le sigue; anule primero el último.");

    /// <summary>The acts with the new one, or why it is refused.</summary>
    public static (ImmutableArray<RecordedAct> Acts, Refusal? Refusal) Record(
        ImmutableArray<RecordedAct> acts, ElectionDefinition? election, RecordPlanAct command)
    {
        if (command.Actor.Role is not Role.UtAdministrator)
            return (acts, Refusals.RoleLacksCommand);
        if (election is null)
            return (acts, ElectionRules.NoElection);
        if (WorkPlan.Of(election, acts).FirstOrDefault(a => a.Id == command.Activity) is not { } activity
            || activity.Acts.FirstOrDefault(a => a.Act.Kind == command.Kind) is not { } act)
            return (acts, UnknownActivity);
        if (act.Recorded is not null)
            return (acts, ActRecorded);
        if (activity.Next != act)
            return (acts, ActOrder);
        var earliest = activity.Acts.Max(a => a.Recorded?.On) ?? activity.First.AddYears(-1);
        if (command.On > Deadlines.LocalDate(command.ReceivedAt) || command.On < earliest)
            return (acts, ActDate);
        if (Notes.Reference(command.Reference) is not { } reference)
            return (acts, ReferenceMissing);
        return (acts.Add(new RecordedAct
        {
            OperationId = command.OperationId,
            Activity = command.Activity,
            Kind = command.Kind,
            On = command.On,
            Reference = reference,
            At = command.ReceivedAt,
            Account = command.Actor.AccountId,
            Name = command.Name,
        }), null);
    }

    /// <summary>The acts with that one annulled, or why it is refused. Only the last of an activity: the others rest on each other.</summary>
    public static (ImmutableArray<RecordedAct> Acts, Refusal? Refusal) Annul(ImmutableArray<RecordedAct> acts, AnnulPlanAct command)
    {
        if (command.Actor.Role is not Role.UtAdministrator)
            return (acts, Refusals.RoleLacksCommand);
        if (acts.FirstOrDefault(a => a.OperationId == command.Act) is not { } act)
            return (acts, UnknownAct);
        if (act.Annulled is not null)
            return (acts, ActAnnulled);
        if (acts.Any(a => a.Activity == act.Activity && a.Kind > act.Kind && a.Annulled is null))
            return (acts, ActFollowed);
        if (Notes.Text(command.Reason) is not { } reason)
            return (acts, command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        var annulment = new ActAnnulment(command.OperationId, command.ReceivedAt, command.Actor.AccountId, command.Name, reason);
        return (acts.Replace(act, act with { Annulled = annulment }), null);
    }
}
