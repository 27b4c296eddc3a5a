using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// The demo's requests about personal data: one whose answer is overdue, one answered and to be done, one that has to be
/// completed. An act that somebody did meanwhile in another way stays as it is.
/// </summary>
internal sealed class DemoArco(DemoTeller teller, ElectionDefinition election, Dice dice)
{
    private const string Name = "Administración UT (demostración)";

    private static readonly Actor _administrator = new("demo:administracion-1", "demostracion", Role.UtAdministrator, null);

    public async Task RecordAsync(CancellationToken cancellation)
    {
        await Request(31, ArcoRight.Access, ArcoMeans.Platform, null, "Qué datos suyos tiene el sistema.", cancellation);
        await Request(
            10, ArcoRight.Rectification, ArcoMeans.InPerson, CandidacyId.Create(election.Slug, 1), "Que se corrija su segundo apellido.", cancellation,
            (3, ArcoActKind.Answered, "Se acordó corregirlo."));
        await Request(
            4, ArcoRight.Opposition, ArcoMeans.Mail, CandidacyId.Create(election.Slug, 2), "Que no se use su fotografía en materiales.", cancellation,
            (1, ArcoActKind.Prevented, "Que acredite su identidad."));
    }

    /// <param name="days">How many ago it was received.</param>
    private async Task Request(
        int days, ArcoRight right, ArcoMeans means, string? candidacy, string asked, CancellationToken cancellation,
        params (int Days, ArcoActKind Kind, string Text)[] acts)
    {
        var recorded = await DemoTeller.RepeatAsync(
            () => teller.Client.GetGrain<IArcoRegisterGrain>(election.Slug).Record(new RecordArcoRequest
            {
                OperationId = dice.Operation("arco", right.ToString()),
                Actor = _administrator,
                ReceivedAt = teller.Now,
                Name = Name,
                Submission = new ArcoSubmission
                {
                    ReceivedAt = teller.Now.AddDays(-days),
                    Means = means,
                    Right = right,
                    Requester = ArcoRequester.Titular,
                    Who = "Persona Ficticia de Demostración",
                    Identification = "Credencial para votar",
                    Candidacy = candidacy,
                    Asked = asked,
                },
            }),
            cancellation);
        DemoTeller.Require(recorded);
        for (var i = 0; i < acts.Length; i++)
        {
            var (ago, kind, text) = acts[i];
            var seen = i + 1;
            await DemoTeller.RepeatAsync(
                () => teller.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of(election.Slug, recorded.Version)).Record(new RecordArcoAct
                {
                    OperationId = dice.Operation("arco/" + kind, right.ToString()),
                    Actor = _administrator,
                    ReceivedAt = teller.Now,
                    Name = Name,
                    SeenVersion = seen,
                    Kind = kind,
                    On = Deadlines.LocalDate(teller.Now).AddDays(-ago),
                    Text = text,
                    Reference = "DEMO/UT/1/2024",
                    Answer = kind is ArcoActKind.Answered ? ArcoAnswer.Granted : null,
                }),
                cancellation);
        }
    }
}
