using System.Collections.Immutable;
using Conoceles.Elections;

namespace Conoceles.Arco;

/// <summary>Where a request stands. The names are stored in its row.</summary>
public enum ArcoState
{
    /// <summary>Recibida: the institute has to answer.</summary>
    Received,

    /// <summary>Prevenida: the person has to complete it.</summary>
    Prevented,

    /// <summary>Contestada, por cumplir: the institute has to do what it granted.</summary>
    Answered,

    /// <summary>Cumplida.</summary>
    Fulfilled,

    /// <summary>Improcedente.</summary>
    Denied,

    /// <summary>No presentada.</summary>
    NotFiled,

    /// <summary>The record was wrong.</summary>
    Annulled,
}

/// <summary>A request at this moment, made of its acts that count and of its election's terms: nothing of it is stored but its row. Pure.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Terms">In the order in which they run.</param>
public sealed record ArcoStanding(ArcoState State, ImmutableArray<ArcoTerm> Terms)
{
    /// <summary>The term that runs, whoever has to act; null when nothing is to be done.</summary>
    public ArcoTerm? Running => State switch
    {
        ArcoState.Received => Term(ArcoTermKind.Answer),
        ArcoState.Prevented => Term(ArcoTermKind.Mending),
        ArcoState.Answered => Term(ArcoTermKind.Fulfilment),
        _ => null,
    };

    /// <summary>Acts that it admits, the usual first.</summary>
    public required ImmutableArray<ArcoActKind> Admits { get; init; }

    public ArcoTerm? Term(ArcoTermKind kind) => Terms.FirstOrDefault(t => t.Kind == kind);

    public static ArcoStanding Of(ArcoRequest request, ElectionDefinition election)
    {
        var acts = request.Acts.Where(a => a.Annulled is null).ToDictionary(a => a.Kind);
        var state = StateOf(request, acts);
        return new ArcoStanding(state, [.. Run(request, election, acts, state)]) { Admits = [.. Admitted(state, acts)] };
    }

    private static ArcoState StateOf(ArcoRequest request, Dictionary<ArcoActKind, ArcoAct> acts) =>
        request.Annulled is not null ? ArcoState.Annulled
        : acts.ContainsKey(ArcoActKind.Fulfilled) ? ArcoState.Fulfilled
        : acts.TryGetValue(ArcoActKind.Answered, out var answer) ? answer.Answer is ArcoAnswer.Denied ? ArcoState.Denied : ArcoState.Answered
        : acts.ContainsKey(ArcoActKind.Lapsed) ? ArcoState.NotFiled
        : acts.ContainsKey(ArcoActKind.Prevented) && !acts.ContainsKey(ArcoActKind.Mended) ? ArcoState.Prevented
        : ArcoState.Received;

    // A person is asked once to complete her request, and a term is extended once; after an extension it is late to ask.
    private static IEnumerable<ArcoActKind> Admitted(ArcoState state, Dictionary<ArcoActKind, ArcoAct> acts) => state switch
    {
        ArcoState.Received => new[] { ArcoActKind.Answered, ArcoActKind.Prevented, ArcoActKind.Extended }
            .Where(k => !acts.ContainsKey(k) && (k is not ArcoActKind.Prevented || !acts.ContainsKey(ArcoActKind.Extended))),
        ArcoState.Prevented => [ArcoActKind.Mended, ArcoActKind.Lapsed],
        ArcoState.Answered => [ArcoActKind.Fulfilled],
        _ => [],
    };

    private static IEnumerable<ArcoTerm> Run(ArcoRequest request, ElectionDefinition election, Dictionary<ArcoActKind, ArcoAct> acts, ArcoState state)
    {
        var (terms, calendar) = (election.Arco, election.Arco.Of(election.Deadlines.Business));
        var received = Deadlines.LocalDate(request.Submission.ReceivedAt);
        if (On(ArcoActKind.Prevented) is not null || (state is ArcoState.Received && On(ArcoActKind.Extended) is null))
            yield return Plain(ArcoTermKind.Prevention, received, terms.Prevention, On(ArcoActKind.Prevented));
        if (On(ArcoActKind.Prevented) is { } prevented)
            yield return Plain(ArcoTermKind.Mending, prevented, terms.Mending, On(ArcoActKind.Mended));
        // The prevention interrupts the term: it begins again when the request is complete.
        if (state is not (ArcoState.Prevented or ArcoState.NotFiled))
        {
            var answer = Plain(ArcoTermKind.Answer, On(ArcoActKind.Mended) ?? received, terms.Answer, On(ArcoActKind.Answered)) with
            {
                AfterMending = On(ArcoActKind.Mended) is not null,
            };
            yield return On(ArcoActKind.Extended) is null
                ? answer
                : answer with { Extension = terms.Extension, Last = terms.Extension.Last(answer.Computed, calendar) };
        }

        if (state is ArcoState.Answered or ArcoState.Fulfilled)
            yield return Plain(ArcoTermKind.Fulfilment, On(ArcoActKind.Answered)!.Value, terms.Fulfilment, On(ArcoActKind.Fulfilled));

        DateOnly? On(ArcoActKind kind) => acts.TryGetValue(kind, out var act) ? act.On : null;

        ArcoTerm Plain(ArcoTermKind kind, DateOnly from, DeadlineRule rule, DateOnly? met)
        {
            var last = rule.Last(from, calendar);
            return new ArcoTerm { Kind = kind, From = from, Rule = rule, Computed = last, Last = last, MetOn = met };
        }
    }
}
