using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Running;
using Conoceles.Elections;

namespace Conoceles.Deploy.Rehearsal;

/// <summary>
/// The rehearsal as it begins: everybody approved, every account delivered, the work plan up to date, and nothing captured,
/// which is what people come to practise.
/// </summary>
internal sealed class RehearsalContent : IContent
{
    private const string By = "ensayo";
    private readonly Dice _dice = new(2027);

    public RehearsalContent()
    {
        Election = RehearsalElection.Read();
        Entries = new RehearsalRoster(Election).Entries();
    }

    public ElectionDefinition Election { get; }

    public ImmutableArray<RegistryEntry> Entries { get; }

    public IEnumerable<(string User, string Candidacy)> Candidates =>
        [(DemoCandidates.OfParty, First(party: true)), (DemoCandidates.Independent, First(party: false))];

    public DemoPlot? Plot => null;

    public DateTimeOffset Import => RehearsalElection.Import;

    public async Task LoadAsync(IClusterClient client, LegalClockRow clock, int count, DateTimeOffset target, CancellationToken cancellation)
    {
        var teller = new DemoTeller(client, clock, Election.Slug);
        await teller.BeginAsync(cancellation);
        await new RosterImport(client, Election, _dice, By).RunAsync(Entries, teller.Now, cancellation);
        await new DemoWorkPlan(
            teller, Election, _dice, new Actor("ensayo:administracion", By, Role.UtAdministrator, null), "Administración UT (ensayo)", "ENSAYO").RecordAsync(cancellation);
        Console.WriteLine($"Registro de ensayo importado: {Entries.Length} candidaturas.");
    }

    private string First(bool party) => CandidacyId.Create(
        Election.Slug, 1 + Enumerable.Range(0, Entries.Length).First(i => Election.FindActor(Entries[i].ResponsibleParty) is not null == party));
}
