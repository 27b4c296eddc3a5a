using System.Collections.Immutable;
using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Arco;

/// <summary>A request that came on Monday, 3 June 2024, the day after the vote, and what is done about it.</summary>
internal static class ArcoSample
{
    public static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    public static readonly DateTimeOffset ReceivedAt = Sample.At("2024-06-03T10:30:00-07:00");

    /// <summary>Whom nothing is to be heard of outside of her own page.</summary>
    public const string Who = "Persona Ficticia de Prueba";

    public const string Asked = "Que se retire la etiqueta de su perfil";

    public static readonly ElectionDefinition Election = Sample.Election;

    public static readonly ArcoSubmission Submission = new()
    {
        ReceivedAt = ReceivedAt,
        Means = ArcoMeans.Mail,
        Right = ArcoRight.Cancellation,
        Requester = ArcoRequester.Titular,
        Who = Who,
        Identification = "Credencial para votar",
        Candidacy = Sample.Id,
        Asked = Asked,
    };

    public static readonly ArcoRequest Request = new()
    {
        Election = "prueba",
        Number = 7,
        Version = 1,
        Submission = Submission,
        OperationId = Guid.Parse("6f3f2f3e-0000-4000-8000-0000000000a1"),
        At = ReceivedAt.AddHours(1),
        Account = "cuenta-ut",
        Name = "Administración",
    };

    public static RecordArcoRequest Recorded() => new()
    {
        OperationId = Sample.NewId(),
        Actor = Administrator,
        ReceivedAt = ReceivedAt.AddHours(1),
        Name = "Administración",
        Submission = Submission,
    };

    /// <summary>The request with some acts, each on its day of 2024.</summary>
    public static ArcoRequest With(params (ArcoActKind Kind, string On)[] acts) => Request with
    {
        Version = 1 + acts.Length,
        Acts = [.. acts.Select(a => Act(a.Kind, a.On))],
    };

    public static ArcoAct Act(ArcoActKind kind, string on, ArcoAnswer answer = ArcoAnswer.Granted) => new()
    {
        OperationId = Sample.NewId(),
        Kind = kind,
        On = Day(on),
        Text = "Lo que se hizo",
        Answer = kind is ArcoActKind.Answered ? answer : null,
        At = Sample.At("2024-12-01T10:00:00-07:00"),
        Account = "cuenta-ut",
        Name = "Administración",
    };

    /// <summary>«06-24» is 24 June 2024.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact("2024-" + text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static ImmutableArray<(ArcoTermKind Kind, DateOnly Last)> Terms(ArcoRequest request, ElectionDefinition? election = null) =>
        [.. ArcoStanding.Of(request, election ?? Election).Terms.Select(t => (t.Kind, t.Last))];
}
