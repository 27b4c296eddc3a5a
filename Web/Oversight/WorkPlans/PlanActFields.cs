using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary>What recording and annulling an act ask, and how an act is called in an address.</summary>
internal static class PlanActFields
{
    public static readonly Field On = new() { Id = "fecha", Kind = FieldKind.Date, Label = WorkPlanMessages.On };
    public static readonly Field Reason = new() { Id = "motivo", Kind = FieldKind.LongText, Label = WorkPlanMessages.Reason };
    public static readonly Field Acknowledge = new() { Id = "confirmo", Kind = FieldKind.Check, Label = WorkPlanMessages.Acknowledge };
    public static readonly Field AnnulAcknowledge = Acknowledge with { Label = WorkPlanMessages.AnnulAcknowledge };

    private static readonly ImmutableDictionary<string, PlanActKind> _kinds = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("realizacion", PlanActKind.Done),
        KeyValuePair.Create("elaboracion", PlanActKind.Made),
        KeyValuePair.Create("aprobacion", PlanActKind.Approved),
        KeyValuePair.Create("presentacion", PlanActKind.Presented),
        KeyValuePair.Create("remision", PlanActKind.Remitted),
    ]);

    public static Field Reference(PlanActKind kind) =>
        new() { Id = "referencia", Kind = FieldKind.Text, Label = WorkPlanMessages.ReferenceOf(kind), Hint = WorkPlanMessages.ReferenceHint(kind) };

    public static ImmutableArray<Field> Asked(PlanActKind kind) => [On, Reference(kind)];

    public static PlanActKind? KindOf(string slug) => _kinds.TryGetValue(slug, out var kind) ? kind : null;

    public static string SlugOf(PlanActKind kind) => _kinds.Single(k => k.Value == kind).Key;

    public static string Missing(Field field) => field switch
    {
        { Kind: FieldKind.Check } => WorkPlanMessages.NotAcknowledged,
        { Kind: FieldKind.Date } => WorkPlanMessages.DateMissing,
        _ when field.Id == Reason.Id => WorkPlanMessages.ReasonMissing,
        _ => WorkPlanMessages.ReferenceMissing,
    };
}
