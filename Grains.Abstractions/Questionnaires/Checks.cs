using System.Globalization;
using System.Net.Mail;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>The legal minimum and the form of each answer: what keeps a submission back, a clear sentence each.</summary>
internal static class Checks
{
    public const string OverCap = "over-cap";

    public static IEnumerable<Finding> Of(Section section, Answers answers)
    {
        if (!section.AtLeastOneOf.IsEmpty && !section.Fields.Any(f => section.AtLeastOneOf.Contains(f.Id) && QuestionnaireRules.IsAnswered(f, answers)))
        {
            yield return new Finding(
                section.Id, section.AtLeastOneOf[0], "at-least-one", section.AtLeastOneMessage ?? "Responda al menos una opción.", true);
        }

        foreach (var field in section.Fields.Where(f => QuestionnaireRules.Applies(f, answers)))
        {
            if (field.Required && !QuestionnaireRules.IsAnswered(field, answers))
                yield return new Finding(section.Id, field.Id, "required", Missing(field), true);
            foreach (var id in field.ItemIds.Where(id => QuestionnaireRules.HasText(answers, id)))
            {
                if (OfText(field, id, answers[id]) is var (code, message))
                    yield return new Finding(section.Id, id, code, message, true);
            }
        }
    }

    /// <summary>The field as a message names it, with the number of a repeated one: «Teléfono público (2)».</summary>
    public static string Name(Field field, string id) =>
        $"«{field.Label.TrimEnd(':')}{(id.Length > field.Id.Length ? $" ({id[(field.Id.Length + 1)..]})" : "")}»";

    /// <summary>Thousands with a comma and no dependence on the machine's ICU.</summary>
    public static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Missing(Field field) => field.Kind is FieldKind.Check
        ? $"Falta marcar {Name(field, field.Id)}."
        : $"Falta responder {Name(field, field.Id)}.";

    private static (string Code, string Message)? OfText(Field field, string id, string text)
    {
        var name = Name(field, id);
        // Before counting: one grapheme can have any number of units.
        if (text.Length > AnswerCaps.Of(field))
            return (OverCap, $"Lo que escribió en {name} es demasiado largo para guardarse: quite texto, espacios o saltos de línea.");
        if (field.Max is { } max && CharacterCount.Of(text) is var count && count > max)
            return ("too-long", $"{name} tiene {Whole(count)} caracteres sin espacios; el máximo es {Whole(max)}.");
        return field.Kind switch
        {
            FieldKind.Email when !IsEmail(text) => ("not-an-email", $"{name} necesita un correo con el formato nombre@ejemplo.mx."),
            FieldKind.Phone when !PhoneAnswer.IsNumber(text) => ("not-a-phone", $"{name} necesita 10 dígitos."),
            FieldKind.Url when !WebAddress.IsAddress(text) => ("not-an-address", $"{name} necesita una dirección que empiece con https:// o http://."),
            FieldKind.Network when field.Network is { } network && WebAddress.IsElsewhere(network, text) =>
                ("other-network", $"{name} necesita el nombre de usuario o la dirección de un perfil de {network.Name}."),
            FieldKind.Date when !DateAnswer.TryRead(text, out _) =>
                ("not-a-date", $"{name} debe ser una fecha que exista, con día, mes y año: por ejemplo, 4 de mayo de 2024."),
            FieldKind.Choice or FieldKind.Select when field.Options.All(o => o.Value != text) => ("not-an-option", $"Elija una de las opciones de {name}."),
            _ => null,
        };
    }

    private static bool IsEmail(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal);
}
