using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// Candidacies whose every section of every questionnaire is saved, with answers of the lengths that people really
/// gave: each can be submitted at once. Made through the cluster, as everything else.
/// </summary>
internal sealed class BenchRoster
{
    private const int Parallelism = 16;

    private BenchRoster(ImmutableArray<CompleteDraft> drafts, ElectionDefinition election) => (Drafts, Election) = (drafts, election);

    public ImmutableArray<CompleteDraft> Drafts { get; }

    public ElectionDefinition Election { get; }

    public static async Task<BenchRoster> PrepareAsync(BenchInstallation bench, int count, CancellationToken cancellation)
    {
        var election = BenchElection.Demo;
        var entries = new DemoRoster(election, new Dice(2024)).Entries(count);
        await BenchElection.LoadAsync(bench, election, cancellation);
        await BenchElection.ImportAsync(bench, election, entries, cancellation);
        var answers = new DemoAnswers(new Dice(2024));
        var sections = election.Questionnaires.All.SelectMany(q => q.Sections).ToArray();
        var drafts = new CompleteDraft[count];
        await Parallel.ForAsync(
            0, count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (i, token) => drafts[i] = await FillAsync(bench, CandidacyId.Create(election.Slug, i + 1), entries[i], sections, answers, i, token));
        return new BenchRoster([.. drafts], election);
    }

    private static async Task<CompleteDraft> FillAsync(
        BenchInstallation bench, string id, RegistryEntry entry, Section[] sections, DemoAnswers answers, int index, CancellationToken cancellation)
    {
        var version = 0;
        foreach (var section in sections)
        {
            var draft = bench.Draft(entry.ResponsibleParty, 0, section.Id, answers.Section(section, index));
            version = Given.Accepted(await Given.UntilAnsweredAsync(() => bench.Grain(id).Execute(draft), cancellation)).Version;
        }

        return new CompleteDraft(id, entry.ResponsibleParty, version, entry.Office);
    }
}

/// <summary>A candidacy that can be submitted.</summary>
/// <param name="Id">Of the candidacy.</param>
/// <param name="Party">Responsible party.</param>
/// <param name="Version">Of the candidacy after its last section.</param>
/// <param name="Office">Id of its office.</param>
internal sealed record CompleteDraft(string Id, string Party, int Version, string Office);
