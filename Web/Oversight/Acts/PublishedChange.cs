using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Corrections;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>
/// A change to what is public that the institute registers: the one correction when it came by mail, or the mending of an
/// error of its own, which another administrator applies.
/// </summary>
public sealed record PublishedChange
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Intro { get; init; }

    /// <summary>What the confirmation says that it does.</summary>
    public required string Consequence { get; init; }

    public required string Acknowledge { get; init; }

    public required string Button { get; init; }

    public required string Done { get; init; }

    /// <summary>What is asked besides the change itself.</summary>
    public required ImmutableArray<Field> Fields { get; init; }

    public required Func<CandidacyView, bool> Offered { get; init; }

    /// <summary>Errors of the fields beyond their absence.</summary>
    public Func<ActForm, DateTimeOffset, PageError?> Check { get; init; } = (_, _) => null;

    public required Func<CandidacyView, CorrectionForm, ActInput, CandidacyCommand> Command { get; init; }

    public static readonly Field MailDay = new() { Id = "correo-fecha", Kind = FieldKind.Date, Label = ActMessages.MailDay };

    public static readonly Field MailHour = new()
    {
        Id = "correo-hora",
        Kind = FieldKind.Text,
        Label = ActMessages.MailHour,
        Hint = ActMessages.MailHourHint,
    };

    public static readonly Field MailReference = new()
    {
        Id = "correo",
        Kind = FieldKind.Text,
        Label = ActMessages.MailReference,
        Hint = ActMessages.MailReferenceHint,
    };

    public static readonly PublishedChange ByMail = new()
    {
        Slug = "ajuste-por-correo",
        Title = ActMessages.MailTitle,
        Intro = ActMessages.MailIntro,
        Consequence = ActMessages.MailConsequence,
        Acknowledge = ActMessages.MailAcknowledge,
        Button = ActMessages.MailButton,
        Done = ActMessages.MailDone,
        Fields = [MailReference, MailDay, MailHour],
        Offered = candidacy => candidacy is { Status: CandidacyStatus.Published, Correction: null },
        Check = (form, now) =>
            ArrivedAt(form.Values) is not { } at ? new PageError(MailHour.Id, ActMessages.HourWrong)
            : at > now ? new PageError(MailHour.Id, ActMessages.MailInFuture)
            : null,
        Command = (candidacy, change, input) => new RequestCorrection
        {
            OperationId = input.OperationId,
            Actor = input.Actor,
            ReceivedAt = input.ReceivedAt,
            SeenVersion = change.SeenVersion,
            Changes = change.Changes(candidacy),
            Mail = new MailEvidence(ArrivedAt(input.Values)!.Value, input[MailReference]),
        },
    };

    public static readonly PublishedChange InstitutionError = new()
    {
        Slug = "error-del-instituto",
        Title = ActMessages.FixTitle,
        Intro = ActMessages.FixIntro,
        Consequence = ActMessages.FixConsequence,
        Acknowledge = ActMessages.FixAcknowledge,
        Button = ActMessages.FixButton,
        Done = ActMessages.FixDone,
        Fields = [ActFields.Reason],
        Offered = candidacy => candidacy is { Status: CandidacyStatus.Published or CandidacyStatus.Corrected, Frozen: false },
        Command = (candidacy, change, input) => new ProposeInstitutionFix
        {
            OperationId = input.OperationId,
            Actor = input.Actor,
            ReceivedAt = input.ReceivedAt,
            SeenVersion = change.SeenVersion,
            Changes = change.Changes(candidacy),
            Reason = input[ActFields.Reason],
        },
    };

    public static readonly IReadOnlyList<PublishedChange> All = [ByMail, InstitutionError];

    /// <summary>When the mail arrived, at the hour of Sonora; null when the day or the hour is not one.</summary>
    private static DateTimeOffset? ArrivedAt(IReadOnlyDictionary<string, string> values) =>
        DateAnswer.TryRead(values.GetValueOrDefault(MailDay.Id), out var day)
        && TimeOnly.TryParseExact(values.GetValueOrDefault(MailHour.Id), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? new DateTimeOffset(day.ToDateTime(hour), Deadlines.Hermosillo)
            : null;
}
