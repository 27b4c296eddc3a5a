using System.Collections.Immutable;

namespace Conoceles.Questionnaires;

/// <summary>What a field's definition may not say.</summary>
internal static class FieldProblems
{
    // The form's own fields, and what they are made of, are not questions.
    private static readonly ImmutableArray<string> ReservedIds = ["version", "terminada", "operacion", "regreso"];
    private static readonly ImmutableArray<string> ReservedEndings = ["-dia", "-mes", "-anio"];

    /// <param name="section">Its section.</param>
    /// <param name="field">The field.</param>
    /// <param name="earlier">Fields asked before it, which are what a condition can be about.</param>
    /// <param name="path">Where it is.</param>
    public static IEnumerable<QuestionnaireProblem> Of(Section section, Field field, ImmutableArray<Field> earlier, string path) =>
        [.. OfId(field, path), .. OfLimits(field, path), .. OfOptions(field, path), .. OfRelations(section, field, earlier, path)];

    private static IEnumerable<QuestionnaireProblem> OfId(Field field, string path)
    {
        if (!QuestionnaireProblems.Id().IsMatch(field.Id))
            yield return new(path, "el identificador lleva solo minúsculas sin acento, números y guiones");
        if (ReservedIds.Contains(field.Id) || ReservedEndings.Any(e => field.Id.EndsWith(e, StringComparison.Ordinal)))
            yield return new(path, "el identificador está reservado para el formulario");
        if (string.IsNullOrWhiteSpace(field.Label))
            yield return new(path + ".label", "está vacío");
    }

    private static IEnumerable<QuestionnaireProblem> OfLimits(Field field, string path)
    {
        if (field is { Min: not null } or { Max: not null } && field.Kind is not (FieldKind.Text or FieldKind.LongText or FieldKind.Url or FieldKind.Network))
            yield return new(path + ".max", "solo los textos tienen mínimo o máximo");
        if (field.Min is < 1 || field.Max is < 1)
            yield return new(path + ".min", "el mínimo y el máximo deben ser 1 o más");
        if (field is { Min: { } min, Max: { } max } && min > max)
            yield return new(path + ".min", $"el mínimo ({min}) es mayor que el máximo ({max})");
        if (field is { Kind: FieldKind.LongText, Max: null })
            yield return new(path + ".max", "un texto largo necesita su máximo");
        if (field.Repeat is < 1 or > 20)
            yield return new(path + ".repeat", "debe ser de 1 a 20");
        if (field.Repeat > 1 && field.Kind is not (FieldKind.Text or FieldKind.Email or FieldKind.Phone or FieldKind.Url))
            yield return new(path + ".repeat", $"un campo {field.Kind} no puede repetirse");
        if (!field.Mentions.IsEmpty && field.Kind is not FieldKind.LongText)
            yield return new(path + ".mentions", "solo los textos largos tienen sugerencias de contenido");
    }

    private static IEnumerable<QuestionnaireProblem> OfOptions(Field field, string path)
    {
        var closed = field.Kind is FieldKind.Choice or FieldKind.Select;
        if (closed && field.Options.Length < 2)
            yield return new(path + ".options", "necesita al menos dos opciones");
        if (!closed && !field.Options.IsEmpty)
            yield return new(path + ".options", $"un campo {field.Kind} no tiene opciones");
        foreach (var same in field.Options.GroupBy(o => o.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new(path + ".options", $"la opción «{same.Key}» se repite");
        foreach (var option in field.Options)
        {
            if (option.Value == QuestionnaireRules.NotApplicable)
                yield return new(path + ".options", $"«{option.Value}» está reservado");
            else if (!QuestionnaireProblems.Id().IsMatch(option.Value))
                yield return new(path + ".options", $"el valor «{option.Value}» lleva solo minúsculas sin acento, números y guiones");
            if (string.IsNullOrWhiteSpace(option.Label))
                yield return new(path + ".options", $"la opción «{option.Value}» no tiene texto");
        }

        if ((field.Kind is FieldKind.Network) != (field.Network is not null))
            yield return new(path + ".network", "los campos Network, y solo ellos, dicen de qué red son");
        if (field.Network is { } network && (network.Hosts.IsDefaultOrEmpty || !network.Profile.StartsWith("https://", StringComparison.Ordinal)))
            yield return new(path + ".network", "la red necesita sus dominios y el principio https:// de sus perfiles");
    }

    private static IEnumerable<QuestionnaireProblem> OfRelations(Section section, Field field, ImmutableArray<Field> earlier, string path)
    {
        if (field.ExpectedWith is { } other && (other == field.Id || section.Fields.All(f => f.Id != other)))
            yield return new(path + ".expectedWith", $"«{other}» no es otro campo del rubro");
        if (field.ShowWhen is not { } when)
            yield break;
        if (earlier.FirstOrDefault(f => f.Id == when.Field) is not { } gate)
        {
            yield return new(path + ".showWhen", section.Fields.Any(f => f.Id == when.Field)
                ? $"depende de «{when.Field}», que se pregunta después"
                : $"depende de «{when.Field}», que no está en el rubro");
            yield break;
        }

        if (when.AnyOf.IsDefaultOrEmpty)
            yield return new(path + ".showWhen", "no dice con qué respuestas se pregunta");
        else if (gate.Kind is not (FieldKind.Choice or FieldKind.Select or FieldKind.Check))
            yield return new(path + ".showWhen", $"«{gate.Id}» no es de opciones");
        foreach (var value in when.AnyOf.IsDefault ? [] : when.AnyOf)
        {
            if (gate.Kind is FieldKind.Check ? value != "si" : gate.Options.All(o => o.Value != value))
                yield return new(path + ".showWhen", $"«{value}» no es una opción de «{gate.Id}»");
        }
    }
}
