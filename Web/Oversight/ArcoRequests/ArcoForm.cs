using System.Globalization;
using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>What is asked to record a request.</summary>
internal static class ArcoForm
{
    public static readonly Field Right = Choice<ArcoRight>("derecho", ArcoMessages.Right, ArcoText.Name);
    public static readonly Field Means = Choice<ArcoMeans>("medio", ArcoMessages.Means, ArcoMessages.Name);
    public static readonly Field Day = new() { Id = "recibida", Kind = FieldKind.Date, Label = ArcoFormMessages.Day };
    public static readonly Field Hour = Text("hora", ArcoFormMessages.Hour, ArcoFormMessages.HourHint);
    public static readonly Field Requester = Choice<ArcoRequester>("solicita", ArcoMessages.Who, ArcoMessages.Name);
    public static readonly Field Who = Text("nombre", "Nombre de quien solicita", ArcoFormMessages.WhoHint);
    public static readonly Field Identification = Text("identidad", "Cómo se acreditó la identidad", ArcoFormMessages.IdentificationHint);
    public static readonly Field Candidacy = Text("candidatura", ArcoMessages.Candidacy, ArcoFormMessages.CandidacyHint) with { Extra = true };
    public static readonly Field Asked = new() { Id = "solicitud", Kind = FieldKind.LongText, Label = ArcoMessages.Asked, Hint = ArcoFormMessages.AskedHint };
    public static readonly Field Acknowledge = new() { Id = "confirmo", Kind = FieldKind.Check, Label = ArcoFormMessages.Acknowledge };

    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<Field> All = [Right, Means, Day, Hour, Requester, Who, Identification, Candidacy, Asked];

    /// <summary>What is wrong, but of the candidacy, in the order of the page.</summary>
    public static PageError[] Errors(ActForm form, DateTimeOffset now)
    {
        var errors = form.Errors(All, Missing);
        return errors.Any(e => e.Field == Day.Id || e.Field == Hour.Id) ? errors
            : ReceivedAt(form) is not { } at ? [.. errors, new PageError(Hour.Id, ArcoFormMessages.HourWrong)]
            : at > now ? [.. errors, new PageError(Hour.Id, ArcoFormMessages.InFuture)]
            : errors;
    }

    /// <summary>Legal instant of the receipt; null when what was typed is none.</summary>
    public static DateTimeOffset? ReceivedAt(ActForm form) => DateAnswer.TryRead(Of(form, Day), out var day)
        && TimeOnly.TryParseExact(Of(form, Hour), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? new DateTimeOffset(day.ToDateTime(hour), Deadlines.Hermosillo)
            : null;

    /// <summary>What it says; of a form without errors.</summary>
    /// <param name="candidacy">Id of the candidacy that was found, if it names one.</param>
    public static ArcoSubmission Submission(ActForm form, string? candidacy) => new()
    {
        ReceivedAt = ReceivedAt(form)!.Value,
        Means = Enum.Parse<ArcoMeans>(Of(form, Means)),
        Right = Enum.Parse<ArcoRight>(Of(form, Right)),
        Requester = Enum.Parse<ArcoRequester>(Of(form, Requester)),
        Who = Of(form, Who),
        Identification = Of(form, Identification),
        Candidacy = candidacy,
        Asked = Of(form, Asked),
    };

    /// <summary>Where a refusal that a field causes leads.</summary>
    public static string FieldOf(string code) => code switch
    {
        "received-date" => Day.Id,
        "unknown-candidacy" => Candidacy.Id,
        "requester-missing" => Who.Id,
        "identification-missing" => Identification.Id,
        "asked-missing" or "note-too-long" => Asked.Id,
        _ => "",
    };

    public static string Of(ActForm form, Field field) => form.Values.GetValueOrDefault(field.Id, "");

    public static string Missing(Field field) =>
        field.Id == Right.Id ? ArcoFormMessages.RightMissing
        : field.Id == Means.Id ? ArcoFormMessages.MeansMissing
        : field.Id == Day.Id ? ArcoFormMessages.DateMissing
        : field.Id == Hour.Id ? ArcoFormMessages.HourWrong
        : field.Id == Requester.Id ? ArcoFormMessages.RequesterMissing
        : field.Id == Who.Id ? ArcoFormMessages.WhoMissing
        : field.Id == Identification.Id ? ArcoFormMessages.IdentificationMissing
        : field.Id == Asked.Id ? ArcoFormMessages.AskedMissing
        : ArcoFormMessages.NotAcknowledged;

    private static Field Text(string id, string label, string hint) => new() { Id = id, Kind = FieldKind.Text, Label = label, Hint = hint };

    private static Field Choice<T>(string id, string label, Func<T, string> name)
        where T : struct, Enum => new()
        {
            Id = id,
            Kind = FieldKind.Choice,
            Label = label,
            Options = [.. Enum.GetValues<T>().Select(v => new Option(v.ToString(), name(v)))],
        };
}
