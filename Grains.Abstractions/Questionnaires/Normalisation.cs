using System.Collections.Immutable;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// What is stored of a posted section: known fields only, cleaned by their kind, «No aplica» in hidden dependants,
/// empty ones left out, repeated ones without gaps. Values that are not an option of a choice are left out too: they
/// did not come from the form. Doing it twice changes nothing.
/// </summary>
internal static class Normalisation
{
    public static ImmutableDictionary<string, string> Of(Section section, Answers posted)
    {
        var kept = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields)
        {
            if (!QuestionnaireRules.Applies(field, kept))
            {
                kept[field.Id] = QuestionnaireRules.NotApplicable;
                continue;
            }

            var number = 0;
            foreach (var id in field.ItemIds)
            {
                if (posted.TryGetValue(id, out var text) && Stored(field, text) is { Length: > 0 } stored)
                    kept[field.ItemId(++number)] = stored;
            }
        }

        return kept.ToImmutable();
    }

    private static string Stored(Field field, string? text)
    {
        var stored = field.Kind switch
        {
            FieldKind.LongText => AnswerText.Clean(text),
            FieldKind.Email => AnswerText.CleanWord(text),
            FieldKind.Url => WebAddress.Normalise(AnswerText.Clean(text)),
            FieldKind.Network when field.Network is { } network => WebAddress.NormaliseProfile(network, AnswerText.Clean(text)),
            FieldKind.Phone => PhoneAnswer.Normalise(AnswerText.CleanLine(text)),
            FieldKind.Date => DateAnswer.Normalise(AnswerText.CleanLine(text)),
            FieldKind.Choice or FieldKind.Select => OptionOf(field, AnswerText.Clean(text)),
            FieldKind.Check => AnswerText.Clean(text) == QuestionnaireRules.Yes ? QuestionnaireRules.Yes : "",
            FieldKind.Photo => IsHash(text) ? text! : "",
            _ => AnswerText.CleanLine(text),
        };

        // The system's word for a hidden answer is no answer of a person.
        return stored == QuestionnaireRules.NotApplicable ? "" : stored;
    }

    private static string OptionOf(Field field, string text) => field.Options.Any(o => o.Value == text) ? text : "";

    private static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
