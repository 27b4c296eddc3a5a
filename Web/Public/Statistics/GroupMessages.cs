using Conoceles.Cuts;
using Conoceles.Statistics;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Statistics;

/// <summary>Every sentence of the statistics of priority groups.</summary>
internal static class GroupMessages
{
    public const string Title = "Grupos de atención prioritaria";
    public const string Intro = "Lo que respondieron en el cuestionario de identidad quienes lo enviaron y siguen contendiendo. Las respuestas de cada persona no son públicas: aquí solo hay sumas de las que no se puede deducir la de nadie.";
    public const string Words = "«No se dice» quiere decir que ese número, junto con los demás, diría lo que alguien respondió.";
    public const string None = "Estas tablas se publican con cada corte; todavía no hay ninguno que las tenga.";

    public const string Yes = "Sí";
    public const string No = "No";
    public const string NoAnswer = "Prefirió no contestar";
    public const string Counted = "Respuestas contadas";
    public const string YesPart = "Parte que dijo sí";
    public const string Whole = "Todo el estado";
    public const string NotTold = "no se dice";
    private const string NotYet = "todavía no se puede decir sin decir la respuesta de alguien.";
    public const string OtherOffices = "Los demás cargos, juntos";
    public const string OtherActors = "Los demás, juntos";

    public static string ByOffice(string group) => $"{group}, por cargo";

    public static string ByActor(string group) => $"{group}, por quien las postula";

    public static string InState(string group) => $"{group}, en todo el estado";

    public static string YesOf(GroupFigure figure, int k) => figure.Yes is { } yes ? SpanishNumbers.Whole(yes) : $"menos de {SpanishNumbers.Whole(k)}";

    public static string NoOf(GroupFigure figure) => figure.No is { } no ? SpanishNumbers.Whole(no) : NotTold;

    /// <summary>«12», «12 de 40» where it is told of some alone, or that it is not.</summary>
    public static string NoAnswerOf(GroupFigure figure) =>
        figure.NoAnswerOf == 0 ? NotTold
        : figure.NoAnswerOf == figure.Count ? SpanishNumbers.Whole(figure.NoAnswer)
        : $"{SpanishNumbers.Whole(figure.NoAnswer)} de {SpanishNumbers.Whole(figure.NoAnswerOf)}";

    /// <summary>Which crossings are not told; null when both are.</summary>
    public static string? Untold(GroupPublication group) => (group.ByOffice.IsEmpty, group.ByActor.IsEmpty) switch
    {
        (true, true) => $"Por cargo o por quien las postula {NotYet}",
        (true, false) => $"Por cargo {NotYet}",
        (false, true) => $"Por quien las postula {NotYet}",
        _ => null,
    };

    /// <summary>How many are counted, how many are not, and why.</summary>
    /// <param name="unsent">Candidacies without a questionnaire that was sent.</param>
    public static string Base(GroupPublication group, int unsent)
    {
        var text = $"Base: {SpanishNumbers.Count(group.Total.Count, "respuesta contada", "respuestas contadas")}. Sin cuestionario enviado: {SpanishNumbers.Count(unsent, "candidatura", "candidaturas")}.";
        if (group.Waiting > 0)
            text += $" {SpanishNumbers.Count(group.Waiting, "respuesta más todavía no se cuenta: contarla sola diría cuál es.", "respuestas más todavía no se cuentan: contarlas ahora diría la de alguien.")}";
        if (group.Leaving > 0)
            text += $" De las contadas, {SpanishNumbers.Count(group.Leaving, "es de quien ya no contiende o respondió otra vez: quitarla sola diría cuál era.", "son de quienes ya no contienden o respondieron otra vez: quitarlas ahora diría la de alguien.")}";
        return text;
    }

    /// <summary>Why there is no table yet.</summary>
    public static string Waits(GroupPublication group) => group.Waiting == 0
        ? "Nadie ha enviado todavía respuestas que contar."
        : $"{SpanishNumbers.Count(group.Waiting, "respuesta espera", "respuestas esperan")} a que haya más, para contarlas sin decir la de nadie.";

    /// <summary>Of which cut they are, and since which they say the same.</summary>
    public static string Moment(GroupPublication group, PublicCut? cut)
    {
        var of = cut is null ? $"corte {SpanishNumbers.Whole(group.Cut)}" : StatisticsMessages.Of(cut.Number, cut.At);
        return group.ChangedAt > 0 && group.ChangedAt < group.Cut
            ? $"Datos del {of}; las cifras son las mismas desde el corte {SpanishNumbers.Whole(group.ChangedAt)}."
            : $"Datos del {of}.";
    }
}
