using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Deliveries;

/// <summary>What the evidence of a delivery says, and which agreements it reaches.</summary>
/// <param name="Evidence">Answers of <see cref="Asked"/>.</param>
/// <param name="Batches">Values of the batches that were marked.</param>
public sealed record DeliveryForm(ActForm Evidence, ImmutableHashSet<string> Batches)
{
    public const string BatchField = "lote";

    public static readonly Field Receiver = new() { Id = "recibio", Kind = FieldKind.Text, Label = DeliveryMessages.ReceiverLabel, Hint = DeliveryMessages.ReceiverHint };

    public static readonly Field Way = new()
    {
        Id = "forma",
        Kind = FieldKind.Choice,
        Label = DeliveryMessages.Way,
        Options = [.. Enum.GetValues<DeliveryWay>().Select(w => new Option(w.ToString(), DeliveryMessages.WayName(w)))],
    };

    public static readonly Field Day = new() { Id = "dia", Kind = FieldKind.Date, Label = DeliveryMessages.Day };
    public static readonly Field Hour = new() { Id = "hora", Kind = FieldKind.Text, Label = DeliveryMessages.Hour, Hint = DeliveryMessages.HourHint };
    public static readonly Field Reference = new() { Id = "constancia", Kind = FieldKind.Text, Label = DeliveryMessages.ReferenceLabel, Hint = DeliveryMessages.ReferenceHint };
    public static readonly Field Acknowledge = new() { Id = "confirmo", Kind = FieldKind.Check, Label = DeliveryMessages.Acknowledge };

    /// <summary>In the order of the page, after the batches.</summary>
    public static readonly IReadOnlyList<Field> Asked = [Receiver, Way, Day, Hour, Reference];

    /// <summary>An empty one, with everything marked: a delivery usually reaches all that wait.</summary>
    public static DeliveryForm Empty(IEnumerable<DeliveryBatch> batches) =>
        new(ActForm.Empty(), [.. batches.Select(b => b.Value)]);

    public static DeliveryForm Read(IFormCollection posted) =>
        new(ActForm.Read(posted, [.. Asked, Acknowledge]), [.. posted[BatchField].OfType<string>()]);

    public string this[Field field] => Evidence.Values.GetValueOrDefault(field.Id, "");

    /// <summary>Legal instant of the receipt; null when what was typed is none.</summary>
    public DateTimeOffset? DeliveredAt => DateAnswer.TryRead(this[Day], out var day)
        && TimeOnly.TryParseExact(this[Hour], ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? new DateTimeOffset(day.ToDateTime(hour), Deadlines.Hermosillo)
            : null;

    public IReadOnlyList<WaitingPerson> Reach(IEnumerable<DeliveryBatch> batches) => [.. batches.Where(b => Batches.Contains(b.Value)).SelectMany(b => b.People)];

    /// <summary>What is wrong, in the order of the page.</summary>
    public PageError[] Errors(IReadOnlyList<DeliveryBatch> batches, DateTimeOffset now)
    {
        var errors = new List<PageError>();
        if (Reach(batches).Count == 0)
            errors.Add(new PageError(BatchField + "-1", DeliveryMessages.BatchMissing));
        errors.AddRange(Evidence.Errors(Asked, Missing));
        if (errors.TrueForAll(e => e.Field != Hour.Id && e.Field != Day.Id))
        {
            if (DeliveredAt is not { } at)
                errors.Add(new PageError(Hour.Id, DeliveryMessages.HourWrong));
            else if (at > now)
                errors.Add(new PageError(Hour.Id, DeliveryMessages.InFuture));
        }

        return [.. errors];
    }

    public static string Missing(Field field) =>
        field.Id == Receiver.Id ? DeliveryMessages.ReceiverMissing
        : field.Id == Way.Id ? DeliveryMessages.WayMissing
        : field.Id == Day.Id ? DeliveryMessages.DayMissing
        : field.Id == Hour.Id ? DeliveryMessages.HourWrong
        : field.Id == Reference.Id ? DeliveryMessages.ReferenceMissing
        : DeliveryMessages.NotAcknowledged;
}
