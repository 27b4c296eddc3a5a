using System.Collections.Concurrent;
using System.Globalization;
using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Requests about personal data as their pages see them. What the real grains refuse is tested with the real grains.</summary>
internal sealed class FakeArco
{
    private readonly ConcurrentDictionary<Guid, int> _numbers = new();

    public ConcurrentDictionary<int, ArcoRequest> Requests { get; } = new();

    /// <summary>How it refuses the next acts; null while it accepts.</summary>
    public Refusal? Refuse { get; set; }

    /// <summary>Versions that were said to be seen, by the operation that said it.</summary>
    public ConcurrentDictionary<Guid, int> Seen { get; } = new();

    public object? Grain(Type type, string id) =>
        type == typeof(IArcoRegisterGrain) ? Proxy.Of<IArcoRegisterGrain>((method, a) => method.Name switch
        {
            nameof(IArcoRegisterGrain.Record) => Task.FromResult(Record(id, (RecordArcoRequest)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IArcoRequestGrain) ? Proxy.Of<IArcoRequestGrain>((method, a) => method.Name switch
        {
            nameof(IArcoRequestGrain.Read) => Task.FromResult(((Actor)a[0]!).Role is Role.UtAdministrator ? Requests.GetValueOrDefault(NumberOf(id)) : null),
            nameof(IArcoRequestGrain.Record) => Task.FromResult(Record(NumberOf(id), (RecordArcoAct)a[0]!)),
            nameof(IArcoRequestGrain.Annul) => Task.FromResult(Annul(NumberOf(id), (AnnulArcoAct)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : null;

    /// <summary>A request that came on an instant, with some acts.</summary>
    public ArcoRequest Add(int number, DateTimeOffset received, string? candidacy, params ArcoAct[] acts) => Requests[number] = new ArcoRequest
    {
        Election = Sample.Slug,
        Number = number,
        Version = 1 + acts.Length,
        Submission = new ArcoSubmission
        {
            ReceivedAt = received,
            Means = ArcoMeans.Platform,
            Right = ArcoRight.Opposition,
            Requester = ArcoRequester.Representative,
            Who = "Persona Ficticia",
            Identification = "Carta poder",
            Candidacy = candidacy,
            Asked = "Que no se use su fotografía.",
        },
        OperationId = Guid.NewGuid(),
        At = received,
        Account = "cuenta",
        Name = "Una cuenta",
        Acts = [.. acts],
    };

    public static ArcoAct Act(ArcoActKind kind, DateOnly on) => new()
    {
        OperationId = Guid.NewGuid(),
        Kind = kind,
        On = on,
        Text = "Lo que se hizo",
        Answer = kind is ArcoActKind.Answered ? ArcoAnswer.Granted : null,
        At = Deadlines.EndOf(on),
        Account = "cuenta",
        Name = "Una cuenta",
    };

    private static int NumberOf(string id) => int.Parse(id.Split('-')[^1], CultureInfo.InvariantCulture);

    private Outcome Record(string election, RecordArcoRequest command)
    {
        Assert.Equal(Sample.Slug, election);
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, 0);
        var number = _numbers.GetOrAdd(command.OperationId, _ => Requests.IsEmpty ? 1 : Requests.Keys.Max() + 1);
        Requests.TryAdd(number, new ArcoRequest
        {
            Election = election,
            Number = number,
            Version = 1,
            Submission = command.Submission,
            OperationId = command.OperationId,
            At = command.ReceivedAt,
            Account = command.Actor.AccountId,
            Name = command.Name,
        });
        return Outcome.Done(number);
    }

    private Outcome Record(int number, RecordArcoAct command)
    {
        Seen[command.OperationId] = command.SeenVersion;
        var request = Requests[number];
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, request.Version);
        if (request.Acts.Any(a => a.OperationId == command.OperationId))
            return Outcome.Done(request.Version);
        Requests[number] = request with
        {
            Version = request.Version + 1,
            Acts = request.Acts.Add(new ArcoAct
            {
                OperationId = command.OperationId,
                Kind = command.Kind,
                On = command.On,
                Text = command.Text,
                Reference = command.Reference,
                Answer = command.Answer,
                Ground = command.Ground,
                At = command.ReceivedAt,
                Account = command.Actor.AccountId,
                Name = command.Name,
            }),
        };
        return Outcome.Done(request.Version + 1);
    }

    private Outcome Annul(int number, AnnulArcoAct command)
    {
        var request = Requests[number];
        var annulment = new ActAnnulment(command.OperationId, command.ReceivedAt, command.Actor.AccountId, command.Name, command.Reason);
        Requests[number] = request.Acts.FirstOrDefault(a => a.OperationId == command.Act) is { } act
            ? request with { Version = request.Version + 1, Acts = request.Acts.Replace(act, act with { Annulled = annulment }) }
            : request with { Version = request.Version + 1, Annulled = annulment };
        return Outcome.Done(request.Version + 1);
    }
}
