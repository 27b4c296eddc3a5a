namespace Conoceles.Elections;

/// <summary>What is wrong with the terms of requests about personal data. Pure.</summary>
internal static class ArcoCheck
{
    public static IEnumerable<string> Problems(ArcoTerms terms) => new[]
    {
        ("de prevención de una solicitud ARCO", terms.Prevention),
        ("para desahogar la prevención", terms.Mending),
        ("de respuesta a una solicitud ARCO", terms.Answer),
        ("de ampliación de la respuesta", terms.Extension),
        ("de cumplimiento de una respuesta", terms.Fulfilment),
    }.SelectMany(t => DeadlineCheck.Rule(t.Item1, t.Item2));
}
