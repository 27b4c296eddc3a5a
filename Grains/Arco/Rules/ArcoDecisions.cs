using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Elections.Rules;

namespace Conoceles.Grains.Arco.Rules;

/// <summary>What may be recorded of a request about personal data, and what may be annulled. Pure.</summary>
internal static class ArcoDecisions
{
    /// <summary>Why a request cannot be recorded; null when it can.</summary>
    public static Refusal? Refuse(RecordArcoRequest command, ElectionDefinition? election)
    {
        var said = command.Submission;
        return command.Actor.Role is not Role.UtAdministrator ? Refusals.RoleLacksCommand
            : election is null ? ElectionRules.NoElection
            : said.ReceivedAt > command.ReceivedAt || said.ReceivedAt < command.ReceivedAt.AddYears(-1) ? ArcoRefusals.ReceivedDate
            : said.Candidacy is { } candidacy && (!CandidacyId.IsWellFormed(candidacy) || CandidacyId.ElectionOf(candidacy) != election.Slug) ? ArcoRefusals.UnknownCandidacy
            : Notes.Reference(said.Who) is null ? ArcoRefusals.RequesterMissing
            : Notes.Reference(said.Identification) is null ? ArcoRefusals.IdentificationMissing
            : Text(said.Asked, ArcoRefusals.AskedMissing);
    }

    /// <summary>The request as it is kept; of a command that was not refused.</summary>
    public static ArcoRequest Open(string election, int number, RecordArcoRequest command) => new()
    {
        Election = election,
        Number = number,
        Version = 1,
        Submission = command.Submission with
        {
            Who = Notes.Reference(command.Submission.Who)!,
            Identification = Notes.Reference(command.Submission.Identification)!,
            Asked = Notes.Text(command.Submission.Asked)!,
        },
        OperationId = command.OperationId,
        At = command.ReceivedAt,
        Account = command.Actor.AccountId,
        Name = command.Name,
    };

    /// <summary>The request with the new act, or why it is refused.</summary>
    public static (ArcoRequest? Next, Refusal? Refusal) Record(ArcoRequest request, ElectionDefinition? election, RecordArcoAct command)
    {
        if (command.Actor.Role is not Role.UtAdministrator)
            return (null, Refusals.RoleLacksCommand);
        if (election is null)
            return (null, ElectionRules.NoElection);
        if (command.SeenVersion != request.Version)
            return (null, ArcoRefusals.StaleVersion);
        var standing = ArcoStanding.Of(request, election);
        if (!standing.Admits.Contains(command.Kind))
            return (null, ArcoRefusals.Order);
        if ((Day(request, command) ?? Term(standing, command) ?? Answer(command) ?? Text(command.Text, ArcoRefusals.TextMissing)) is { } refusal)
            return (null, refusal);
        var act = new ArcoAct
        {
            OperationId = command.OperationId,
            Kind = command.Kind,
            On = command.On,
            Text = Notes.Text(command.Text)!,
            Reference = Notes.Reference(command.Reference),
            Answer = command.Kind is ArcoActKind.Answered ? command.Answer : null,
            Ground = NeedsGround(command) ? Notes.Reference(command.Ground) : null,
            At = command.ReceivedAt,
            Account = command.Actor.AccountId,
            Name = command.Name,
        };
        return (request with { Acts = request.Acts.Add(act), Version = request.Version + 1 }, null);
    }

    /// <summary>The request with its last act, or itself, annulled; or why that is refused.</summary>
    public static (ArcoRequest? Next, Refusal? Refusal) Annul(ArcoRequest request, AnnulArcoAct command)
    {
        var act = request.Acts.FirstOrDefault(a => a.OperationId == command.Act);
        var refusal = command.Actor.Role is not Role.UtAdministrator ? Refusals.RoleLacksCommand
            : act is null && command.Act != request.OperationId ? ArcoRefusals.UnknownAct
            : (act is null ? request.Annulled : act.Annulled) is not null ? ArcoRefusals.ActAnnulled
            : command.SeenVersion != request.Version ? ArcoRefusals.StaleVersion
            : request.Annulled is not null || request.Acts.LastOrDefault(a => a.Annulled is null) != act ? ArcoRefusals.ActFollowed
            : Text(command.Reason, Refusals.ReasonMissing);
        if (refusal is not null)
            return (null, refusal);
        var annulment = new ActAnnulment(
            command.OperationId, command.ReceivedAt, command.Actor.AccountId, command.Name, Notes.Text(command.Reason)!);
        return (act is null
            ? request with { Annulled = annulment, Version = request.Version + 1 }
            : request with { Acts = request.Acts.Replace(act, act with { Annulled = annulment }), Version = request.Version + 1 }, null);
    }

    private static Refusal? Day(ArcoRequest request, RecordArcoAct command)
    {
        var before = request.Acts.LastOrDefault(a => a.Annulled is null)?.On ?? Deadlines.LocalDate(request.Submission.ReceivedAt);
        return command.On > Deadlines.LocalDate(command.ReceivedAt) || command.On < before ? ArcoRefusals.ActDate : null;
    }

    // Only what a term forbids: what is merely late is recorded, and said to be late.
    private static Refusal? Term(ArcoStanding standing, RecordArcoAct command) => command.Kind switch
    {
        ArcoActKind.Mended when command.On > standing.Running!.Last => ArcoRefusals.MendLate,
        ArcoActKind.Lapsed when command.On <= standing.Running!.Last => ArcoRefusals.LapseEarly,
        ArcoActKind.Extended when command.On > standing.Running!.Last => ArcoRefusals.ExtensionLate,
        _ => null,
    };

    private static Refusal? Answer(RecordArcoAct command) =>
        command.Kind is ArcoActKind.Answered && command.Answer is null ? ArcoRefusals.AnswerMissing
        : NeedsGround(command) && Notes.Reference(command.Ground) is null ? ArcoRefusals.GroundMissing
        : null;

    private static bool NeedsGround(RecordArcoAct command) => command is { Kind: ArcoActKind.Answered, Answer: ArcoAnswer.Partial or ArcoAnswer.Denied };

    private static Refusal? Text(string text, Refusal missing) =>
        Notes.Text(text) is not null ? null : text.Length > Notes.MaxText ? Refusals.NoteTooLong : missing;
}
