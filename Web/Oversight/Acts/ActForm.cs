using System.Collections.Immutable;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>What was posted to an act's page: only its own fields are read.</summary>
/// <param name="Values">Field id → text, cleaned.</param>
/// <param name="Nonce">Makes a double click one act.</param>
public sealed record ActForm(ImmutableDictionary<string, string> Values, string Nonce)
{
    public static ActForm Empty() => new(ImmutableDictionary<string, string>.Empty, OperationId.NewNonce());

    public static ActForm Read(IFormCollection form, IEnumerable<Field> fields) => new(
        fields.ToImmutableDictionary(f => f.Id, f => Posted(form, f), StringComparer.Ordinal),
        form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : OperationId.NewNonce());

    /// <summary>What is missing, in the order of the page.</summary>
    public PageError[] Errors(IEnumerable<Field> fields) => Errors(fields, Missing);

    /// <summary>The same, with the sentences of another page.</summary>
    public PageError[] Errors(IEnumerable<Field> fields, Func<Field, string> missing) =>
        [.. fields.Where(f => !f.Extra && !IsAnswered(f)).Select(f => new PageError(f.Id, missing(f)))];

    /// <summary>The answers as hidden inputs post them again: a date is three.</summary>
    public IEnumerable<(string Name, string Value)> Inputs(IEnumerable<Field> fields) => fields.SelectMany(f =>
    {
        var value = Values.GetValueOrDefault(f.Id, "");
        if (f.Kind is not FieldKind.Date)
            return [(f.Id, value)];
        var (day, month, year) = DateAnswer.Split(value);
        return DateAnswer.InputIds(f.Id).Zip([day, month, year], (name, part) => (name, part));
    });

    /// <summary>The same form with the same answers is one operation.</summary>
    public Guid Operation(string act, string candidacy) => OperationId.Derive(
        Nonce, [act, candidacy, .. Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value })]);

    private bool IsAnswered(Field field) => Values.GetValueOrDefault(field.Id, "") is { Length: > 0 } value && field.Kind switch
    {
        FieldKind.Date => DateAnswer.TryRead(value, out _),
        FieldKind.Check => value == QuestionnaireRules.Yes,
        FieldKind.Choice or FieldKind.Select => field.Options.Any(o => o.Value == value),
        _ => true,
    };

    private static string Posted(IFormCollection form, Field field) =>
        field.Kind is FieldKind.Date && DateAnswer.InputIds(field.Id) is [var day, var month, var year]
            ? DateAnswer.Normalise(DateAnswer.Join(form[day], form[month], form[year]))
            : AnswerText.Clean(form[field.Id]);

    private static string Missing(Field field) => field switch
    {
        { Kind: FieldKind.Check } => ActMessages.NotAcknowledged,
        { Kind: FieldKind.Date } => ActMessages.DateMissing,
        _ when field.Id == ActFields.Section.Id => ActMessages.SectionMissing,
        _ when field.Id == ActFields.Ground.Id => ActMessages.GroundMissing,
        _ when field.Id == ActFields.Agreement.Id => ActMessages.AgreementMissing,
        _ when field.Id == ActFields.Cause.Id => ActMessages.CauseMissing,
        _ when field.Id == ActFields.Extent.Id => ActMessages.ExtentMissing,
        _ when field.Id == PublishedChange.MailReference.Id => ActMessages.MailMissing,
        _ when field.Id == PublishedChange.MailHour.Id => ActMessages.HourWrong,
        _ => ActMessages.ReasonMissing,
    };
}
