using Conoceles.Questionnaires;

namespace Conoceles.Web.Shared.Forms;

/// <summary>When a question is to be answered, said for those whose page hides nothing.</summary>
internal static class ConditionText
{
    /// <summary>«Solo si respondió «Sí» en «¿Tiene alguna discapacidad?».»; the answers that exclude it, when they are fewer.</summary>
    public static string Of(Condition condition, Field gate)
    {
        if (gate.Kind is FieldKind.Check)
            return $"Solo si marcó «{gate.Label}».";
        var others = gate.Options.Where(o => !condition.AnyOf.Contains(o.Value)).Select(o => o.Label).ToArray();
        var those = gate.Options.Where(o => condition.AnyOf.Contains(o.Value)).Select(o => o.Label).ToArray();
        var question = gate.Label.TrimEnd(':');
        return others.Length < those.Length
            ? $"Solo si respondió algo distinto de {Either(others)} en «{question}»."
            : $"Solo si respondió {Either(those)} en «{question}».";
    }

    private static string Either(string[] labels) => string.Join(" o ", labels.Select(l => $"«{l}»"));
}
