using System.Collections.Immutable;
using Conoceles.Arco;
using Conoceles.Questionnaires;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>What recording and annulling an act ask, and how an act is called in an address.</summary>
internal static class ArcoActFields
{
    public static readonly Field Answer = new()
    {
        Id = "sentido",
        Kind = FieldKind.Choice,
        Label = ArcoFormMessages.Answer,
        Options = [.. Enum.GetValues<ArcoAnswer>().Select(a => new Option(a.ToString(), ArcoMessages.Name(a)))],
    };

    public static readonly Field Ground = new() { Id = "fundamento", Kind = FieldKind.Text, Label = ArcoFormMessages.Ground, Hint = ArcoFormMessages.GroundHint, Extra = true };
    public static readonly Field Reference = new() { Id = "oficio", Kind = FieldKind.Text, Label = ArcoFormMessages.Reference, Hint = ArcoFormMessages.ReferenceHint, Extra = true };
    public static readonly Field Reason = new() { Id = "motivo", Kind = FieldKind.LongText, Label = ArcoFormMessages.Reason };
    public static readonly Field AnnulAcknowledge = ArcoForm.Acknowledge with { Label = ArcoFormMessages.AnnulAcknowledge };

    private const string OnId = "fecha";
    private const string TextId = "detalle";

    private static readonly ImmutableDictionary<string, ArcoActKind> _kinds = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("prevencion", ArcoActKind.Prevented),
        KeyValuePair.Create("desahogo", ArcoActKind.Mended),
        KeyValuePair.Create("no-presentada", ArcoActKind.Lapsed),
        KeyValuePair.Create("ampliacion", ArcoActKind.Extended),
        KeyValuePair.Create("respuesta", ArcoActKind.Answered),
        KeyValuePair.Create("cumplimiento", ArcoActKind.Fulfilled),
    ]);

    public static Field On(ArcoActKind kind) => new() { Id = OnId, Kind = FieldKind.Date, Label = ArcoFormMessages.On(kind) };

    public static Field Text(ArcoActKind kind) => new() { Id = TextId, Kind = FieldKind.LongText, Label = ArcoFormMessages.Text(kind), Hint = ArcoFormMessages.AskedHint };

    public static ImmutableArray<Field> Asked(ArcoActKind kind) =>
        kind is ArcoActKind.Answered ? [On(kind), Answer, Ground, Text(kind), Reference] : [On(kind), Text(kind), Reference];

    public static ArcoActKind? KindOf(string slug) => _kinds.TryGetValue(slug, out var kind) ? kind : null;

    public static string SlugOf(ArcoActKind kind) => _kinds.Single(k => k.Value == kind).Key;

    /// <summary>What is missing, in the order of the page.</summary>
    public static PageError[] Errors(ActForm form, ArcoActKind kind) =>
    [
        .. Asked(kind).SelectMany(f => f.Id == Ground.Id && WantsGround(form)
            ? new[] { new PageError(f.Id, ArcoFormMessages.GroundMissing) }
            : form.Errors([f], Missing)),
    ];

    /// <summary>Where a refusal that a field causes leads.</summary>
    public static string FieldOf(string code) => code switch
    {
        "act-date" or "mend-late" or "lapse-early" or "extension-late" => OnId,
        "answer-missing" => Answer.Id,
        "ground-missing" => Ground.Id,
        "text-missing" or "note-too-long" => TextId,
        _ => "",
    };

    public static string Missing(Field field) => field switch
    {
        { Kind: FieldKind.Check } => ArcoFormMessages.NotAcknowledged,
        { Kind: FieldKind.Date } => ArcoFormMessages.DateMissing,
        _ when field.Id == Answer.Id => ArcoFormMessages.AnswerMissing,
        _ when field.Id == Reason.Id => ArcoFormMessages.ReasonMissing,
        _ => ArcoFormMessages.TextMissing,
    };

    private static bool WantsGround(ActForm form) => ArcoForm.Of(form, Ground).Length == 0
        && ArcoForm.Of(form, Answer) is nameof(ArcoAnswer.Partial) or nameof(ArcoAnswer.Denied);
}
