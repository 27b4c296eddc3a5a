using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>
/// An act of the institute on one candidacy: when its page is offered, what it asks and the command that it gives. The
/// command decides; the page only says beforehand what would be refused.
/// </summary>
public sealed record Act
{
    /// <summary>End of its address.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Intro { get; init; }

    /// <summary>What cannot be undone, or is seen by citizens at once.</summary>
    public required string Warning { get; init; }

    public required string Button { get; init; }

    /// <summary>The sentence of the case file after it.</summary>
    public required string Done { get; init; }

    /// <summary>Who reviews may do it too; the rest is of administrators.</summary>
    public bool ByReviewers { get; init; }

    /// <summary>The candidacy admits it now.</summary>
    public required Func<CandidacyView, ElectionDefinition, bool> Offered { get; init; }

    /// <summary>What is asked, in order; every one of them has to be answered but those marked as extra.</summary>
    public required Func<CandidacyView, ElectionDefinition, ImmutableArray<Field>> Fields { get; init; }

    public required Func<ActInput, CandidacyCommand> Command { get; init; }
}

/// <summary>What a command needs besides the answers.</summary>
/// <param name="Values">Field id → text, cleaned; only the act's own fields.</param>
/// <param name="OperationId">The same for the same form and answers.</param>
/// <param name="Actor">Of the session.</param>
/// <param name="ReceivedAt">Legal instant of the request.</param>
public sealed record ActInput(IReadOnlyDictionary<string, string> Values, Guid OperationId, Actor Actor, DateTimeOffset ReceivedAt)
{
    public string this[Field field] => Values.GetValueOrDefault(field.Id, "");

    /// <summary>A date that the form has already checked.</summary>
    public DateOnly Day(Field field) => DateAnswer.TryRead(this[field], out var day) ? day : default;
}
