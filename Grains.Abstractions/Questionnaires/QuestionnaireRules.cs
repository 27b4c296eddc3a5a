using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// The only place with rules about answers; pages show its findings and grains refuse by them. Pure.
/// </summary>
public static class QuestionnaireRules
{
    /// <summary>Stored in a field that does not apply because of another answer.</summary>
    public const string NotApplicable = "no-aplica";

    /// <summary>True when the field is asked, given the other answers of its section.</summary>
    public static bool Applies(Field field, Answers answers) =>
        field.ShowWhen is not { } when || (answers.TryGetValue(when.Field, out var value) && when.AnyOf.Contains(value));

    /// <summary>
    /// What is stored of a posted section: known fields only, cleaned, «No aplica» in hidden dependants, empty ones
    /// left out. Values that are not an option of a choice are left out too: they did not come from the form.
    /// </summary>
    public static ImmutableDictionary<string, string> Normalise(Section section, Answers posted)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields)
        {
            if (!Applies(field, kept))
            {
                kept[field.Id] = NotApplicable;
                continue;
            }

            var text = AnswerText.Clean(posted.GetValueOrDefault(field.Id));
            if (text.Length > 0 && IsStorable(field, text))
                kept[field.Id] = text;
        }

        return kept.ToImmutable();
    }

    /// <summary>Findings of one section: the blocking ones keep the submission back, the others advise.</summary>
    public static IEnumerable<Finding> Check(Section section, Answers answers)
    {
        if (!section.AtLeastOneOf.IsDefaultOrEmpty && !section.AtLeastOneOf.Any(f => HasText(answers, f)))
        {
            yield return new Finding(
                section.Id, section.AtLeastOneOf[0], "at-least-one", section.AtLeastOneMessage ?? "Responda al menos una opción.", true);
        }

        foreach (var field in section.Fields)
        {
            if (!Applies(field, answers))
                continue;
            if (!HasText(answers, field.Id))
            {
                if (field.Required)
                    yield return new Finding(section.Id, field.Id, "required", $"Falta responder «{field.Label}».", true);
                continue;
            }

            if (CheckText(section, field, answers[field.Id]) is { } finding)
                yield return finding;
        }
    }

    /// <summary>True when nothing blocks.</summary>
    public static bool IsComplete(Section section, Answers answers) => !Check(section, answers).Any(f => f.Blocks);

    private static Finding? CheckText(Section section, Field field, string text)
    {
        var count = CharacterCount.Of(text);
        if (field.Max is { } max && count > max)
        {
            return Say("too-long", string.Create(
                SpanishFormat, $"«{field.Label}» tiene {count:N0} caracteres sin espacios; el máximo es {max:N0}."), blocks: true);
        }

        if (field.Min is { } min && count < min)
        {
            return Say("short", string.Create(
                SpanishFormat, $"«{field.Label}» tiene {count:N0} caracteres sin espacios; se recomiendan al menos {min:N0}."), blocks: false);
        }

        return field.Kind switch
        {
            FieldKind.Email when !IsEmail(text) =>
                Say("not-an-email", "Escriba un correo con el formato nombre@ejemplo.mx.", blocks: true),
            FieldKind.Phone when text.Count(char.IsAsciiDigit) != 10 =>
                Say("not-a-phone", "Escriba un teléfono de 10 dígitos.", blocks: true),
            FieldKind.Url when !IsWebAddress(text) =>
                Say("not-an-address", "Escriba una dirección que empiece con https:// o http://.", blocks: true),
            _ => null,
        };

        Finding Say(string code, string message, bool blocks) => new(section.Id, field.Id, code, message, blocks);
    }

    private static bool HasText(Answers answers, string field) =>
        answers.TryGetValue(field, out var text) && text.Length > 0 && text != NotApplicable;

    private static bool IsStorable(Field field, string text) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => field.Options.Any(o => o.Value == text),
        FieldKind.Check => text == "si",
        _ => true,
    };

    private static bool IsEmail(string text) =>
        text.Length <= 254 && MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Contains('.', StringComparison.Ordinal);

    // Thousands with a comma and no dependence on the machine's ICU.
    private static readonly CultureInfo SpanishFormat = CultureInfo.InvariantCulture;
}
