using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Running;
using Conoceles.Elections;

namespace Conoceles.Deploy.Rehearsal;

/// <summary>The rehearsal as it begins: everybody approved, every account delivered, and nothing captured, which is what people come to practise.</summary>
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

    public IEnumerable<(string User, string Candidacy)> Candidates => [
        ("candidata-de-partido", First(party: true)),
        ("candidata-independiente", First(party: false)),
    ];

    public DemoPlot? Plot => null;

    public DateTimeOffset Import => RehearsalElection.Import;

    public async Task LoadAsync(IClusterClient client, LegalClockRow clock, int count, DateTimeOffset target, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow() + await clock.OffsetAsync(cancellation);
        await new RosterImport(client, Election, _dice, By).RunAsync(Entries, now, cancellation);
        Console.WriteLine($"Registro de ensayo importado: {Entries.Length} candidaturas.");
    }

    private string First(bool party) => CandidacyId.Create(
        Election.Slug, 1 + Enumerable.Range(0, Entries.Length).First(i => Election.FindActor(Entries[i].ResponsibleParty) is not null == party));
}
