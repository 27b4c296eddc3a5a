using System.Text.RegularExpressions;

namespace Conoceles.Questionnaires;

/// <summary>What a set may not say, found all at once: nobody should mend a definition one start at a time.</summary>
internal static partial class QuestionnaireProblems
{
    public static IEnumerable<QuestionnaireProblem> Of(QuestionnaireSet set) =>
        [.. Repeated(set), .. set.All.SelectMany(q => OfQuestionnaire(q)), .. OfKinds(set), .. set.Groups.SelectMany(g => OfGroup(set, g))];

    // Ids are looked up without saying whose they are: over the whole set each means one thing.
    private static IEnumerable<QuestionnaireProblem> Repeated(QuestionnaireSet set)
    {
        var sections = set.All.SelectMany(q => q.Sections.Select(s => (Path: $"{q.Id}.{s.Id}", s.Id)));
        var fields = set.All.SelectMany(q => q.Sections.SelectMany(s => s.Fields.Select(f => (Path: $"{q.Id}.{s.Id}.{f.Id}", f.Id))));
        var groups = set.Groups.Select(g => (Path: "identidad.groups." + g.Id, g.Id));
        return new[] { sections, fields, groups }
            .SelectMany(kind => kind.GroupBy(x => x.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            .Select(x => new QuestionnaireProblem(x.Path, $"el identificador «{x.Id}» ya existe"));
    }

    private static IEnumerable<QuestionnaireProblem> OfKinds(QuestionnaireSet set)
    {
        if (set.Curricular.Sensitive)
            yield return new("curricular.sensitive", "el cuestionario curricular es público");
        if (!set.Identity.Sensitive)
            yield return new("identidad.sensitive", "el cuestionario de identidad es sensible");
        if (set.Declarations.Sensitive)
            yield return new("declaraciones.sensitive", "las declaraciones se piden a todas las personas por igual y no son sensibles");
    }

    private static IEnumerable<QuestionnaireProblem> OfQuestionnaire(Questionnaire questionnaire)
    {
        if (questionnaire.Version < 1)
            yield return new(questionnaire.Id + ".version", "debe ser 1 o más");
        if (questionnaire.Sections.IsEmpty)
            yield return new(questionnaire.Id + ".sections", "no tiene rubros");
        foreach (var section in questionnaire.Sections)
        {
            foreach (var problem in OfSection(questionnaire, section, $"{questionnaire.Id}.{section.Id}"))
                yield return problem;
        }
    }

    private static IEnumerable<QuestionnaireProblem> OfSection(Questionnaire questionnaire, Section section, string path)
    {
        if (!Id().IsMatch(section.Id))
            yield return new(path, "el identificador lleva solo minúsculas sin acento, números y guiones");
        if (string.IsNullOrWhiteSpace(section.Title))
            yield return new(path + ".title", "está vacío");
        if (section.Fields.IsEmpty)
            yield return new(path + ".fields", "no tiene campos");
        foreach (var id in section.AtLeastOneOf.Where(id => section.Fields.All(f => f.Id != id)))
            yield return new(path + ".atLeastOneOf", $"«{id}» no es un campo del rubro");
        if (!section.AtLeastOneOf.IsEmpty && string.IsNullOrWhiteSpace(section.AtLeastOneMessage))
            yield return new(path + ".atLeastOneMessage", "falta la frase que se muestra cuando no hay ninguna respuesta");
        if (section.Companion is { } companion && (companion == section.Id || questionnaire.Find(companion) is null))
            yield return new(path + ".companion", $"«{companion}» no es otro rubro de este cuestionario");
        for (var i = 0; i < section.Fields.Length; i++)
        {
            var field = section.Fields[i];
            foreach (var problem in FieldProblems.Of(section, field, section.Fields[..i], $"{path}.{field.Id}"))
                yield return problem;
        }
    }

    private static IEnumerable<QuestionnaireProblem> OfGroup(QuestionnaireSet set, Group group)
    {
        var path = "identidad.groups." + group.Id;
        if (!Id().IsMatch(group.Id))
            yield return new(path, "el identificador lleva solo minúsculas sin acento, números y guiones");
        if (string.IsNullOrWhiteSpace(group.Label) || string.IsNullOrWhiteSpace(group.Chip))
            yield return new(path, "faltan el nombre del grupo o el texto de su etiqueta");
        if (group is { MinAge: { } min, MaxAge: { } max } && min > max)
            yield return new(path + ".minAge", "la edad menor es mayor que la edad mayor");
        if (set.Identity.Find(group.Section) is not { } section)
        {
            yield return new(path + ".section", $"«{group.Section}» no es un rubro del cuestionario de identidad");
        }
        else if (section.Fields.FirstOrDefault(f => f.Id == group.Field) is not { } field)
        {
            yield return new(path + ".field", $"«{group.Field}» no es un campo del rubro «{group.Section}»");
        }
        else
        {
            if (field.Options.All(o => o.Value != group.Answer))
                yield return new(path + ".answer", $"«{group.Answer}» no es una opción de «{group.Field}»");
            if (group.Details && section.Fields.All(f => f == field || f.NeverIndividual || !f.Public))
                yield return new(path + ".details", $"«{group.Section}» no tiene detalles que puedan publicarse");
        }

        foreach (var consent in new[] { group.ConsentField, group.DetailConsentField }.OfType<string>())
        {
            if (!set.Declarations.Sections.SelectMany(s => s.Fields).Any(f => f.Id == consent && IsYesOrNo(f)))
                yield return new(path, $"falta en declaraciones la pregunta «{consent}», de Sí o No");
        }
    }

    private static bool IsYesOrNo(Field field) =>
        field.Kind is FieldKind.Choice && field.Options.Select(o => o.Value).Order(StringComparer.Ordinal).SequenceEqual(["no", "si"], StringComparer.Ordinal);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    internal static partial Regex Id();
}
