using System.Collections.Immutable;
using Conoceles.Deploy.Running;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>The demonstration: the process of 2024 with invented people, told up to its campaign.</summary>
internal sealed class DemoContent : IContent
{
    /// <summary>Of everything that chance decides.</summary>
    public const int Seed = 2024;

    private readonly Dice _dice = new(Seed);

    /// <param name="candidacies">Size of the registry; 0 for none.</param>
    public DemoContent(int candidacies)
    {
        Election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
        Entries = candidacies == 0 ? [] : new DemoRoster(Election, _dice).Entries(candidacies);
        Plot = new DemoPlot(Election, Entries, _dice);
    }

    public ElectionDefinition Election { get; }

    public ImmutableArray<RegistryEntry> Entries { get; }

    public IEnumerable<(string User, string Candidacy)> Candidates => DemoCandidates.Of(Election, Entries, _dice);

    public DemoPlot? Plot { get; }

    public DateTimeOffset Import => DemoStory.Import;

    public Task LoadAsync(IClusterClient client, LegalClockRow clock, int count, DateTimeOffset target, CancellationToken cancellation) =>
        new DemoLoad(client, clock, Election, _dice, Console.WriteLine).RunAsync(count, target, cancellation);
}
