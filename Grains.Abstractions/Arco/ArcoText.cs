using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Arco;

/// <summary>Requests about personal data in words: what each thing is called, and why a date is that one, in one Spanish sentence.</summary>
public static class ArcoText
{
    /// <summary>«Respuesta: 20 días hábiles desde el día siguiente a la recepción de la solicitud, el 3 de junio de 2024 (Ley…); vence el…».</summary>
    public static string Explain(ArcoTerm term) =>
        $"{Name(term.Kind)}: {DeadlineText.Term(term.Rule)} {Origin(term)}, el {SpanishDay.Of(term.From)} ({term.Rule.Norm}); {Result(term)}.";

    public static string Name(ArcoTermKind kind) => kind switch
    {
        ArcoTermKind.Prevention => "Prevención",
        ArcoTermKind.Mending => "Desahogo de la prevención",
        ArcoTermKind.Answer => "Respuesta",
        ArcoTermKind.Fulfilment => "Cumplimiento",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Name(ArcoRight right) => right switch
    {
        ArcoRight.Access => "Acceso",
        ArcoRight.Rectification => "Rectificación",
        ArcoRight.Cancellation => "Cancelación",
        ArcoRight.Opposition => "Oposición",
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    public static string Name(ArcoState state) => state switch
    {
        ArcoState.Received => "Recibida",
        ArcoState.Prevented => "Prevenida",
        ArcoState.Answered => "Contestada, por cumplir",
        ArcoState.Fulfilled => "Cumplida",
        ArcoState.Denied => "Improcedente",
        ArcoState.NotFiled => "No presentada",
        ArcoState.Annulled => "Anulada",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static string Origin(ArcoTerm term)
    {
        var counts = term.Rule.CountsTriggerDay;
        return term is { Kind: ArcoTermKind.Answer, AfterMending: true }
            ? (counts ? "que cuentan el día del" : "desde el día siguiente al") + " desahogo de la prevención"
            : (counts ? "que cuentan el día de la " : "desde el día siguiente a la ") + term.Kind switch
            {
                ArcoTermKind.Mending => "notificación de la prevención",
                ArcoTermKind.Fulfilment => "notificación de la respuesta",
                _ => "recepción de la solicitud",
            };
    }

    private static string Result(ArcoTerm term)
    {
        var ends = $"vence el {SpanishDay.Of(term.Last)} a las 23:59, hora de Sonora";
        return term.Extension is { } extension
            ? $"vencía el {SpanishDay.Of(term.Computed)}, se amplió una vez por {DeadlineText.Term(extension)} ({extension.Norm}) y {ends}"
            : ends;
    }
}
