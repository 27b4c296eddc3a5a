using System.Collections.Immutable;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>How far a candidacy goes in the demo.</summary>
public enum DemoStage
{
    /// <summary>Nobody captured anything.</summary>
    Nothing,
    Draft,
    Submitted,
    Verified,
}

/// <summary>What happens to one candidacy besides, so that each page of the system has somebody to show.</summary>
public enum DemoScene
{
    None,

    /// <summary>The titular's signed form was confirmed: chips and details of hers are public.</summary>
    Consented,
    Corrected,
    CorrectionRejected,

    /// <summary>Still to be decided.</summary>
    CorrectionRequested,
    FixedByInstitute,

    /// <summary>Waits for a second administrator.</summary>
    FixProposed,
    Withheld,
    Observed,
    Withdrawn,

    /// <summary>Observed before it was verified.</summary>
    ObservedInReview,
}

/// <summary>
/// Who goes how far, and to whom something happens. Each by its own place in the registry: loading more leaves the earlier
/// ones as they were.
/// </summary>
public sealed class DemoPlot
{
    private static readonly ImmutableArray<DemoScene> OfThePublished =
    [
        // The first one is an ordinary one.
        DemoScene.None, DemoScene.Consented, DemoScene.CorrectionRequested, DemoScene.Corrected, DemoScene.CorrectionRejected,
        DemoScene.Withdrawn, DemoScene.Withheld, DemoScene.Observed, DemoScene.FixedByInstitute, DemoScene.FixProposed,
    ];

    /// <summary>Beyond the usual demo, one of so many has a scene too, so that a whole election has several of each.</summary>
    private const int Rare = 20;
    private const int Usual = 100;

    private readonly Dice _dice;
    private readonly Dictionary<int, DemoScene> _scenes = [];
    private readonly HashSet<int> _confirmed;

    public DemoPlot(ElectionDefinition election, ImmutableArray<RegistryEntry> entries, Dice dice)
    {
        _dice = dice;
        var published = Enumerable.Range(0, entries.Length).Where(i => StageOf(i) == DemoStage.Verified
            && election.FindOffice(entries[i].Office)!.Publication.Contains(DemoStory.Verification));
        foreach (var (rank, index) in published.Index())
        {
            if (rank < OfThePublished.Length)
                _scenes[index] = OfThePublished[rank];
            else if (rank >= Usual && rank % Rare == 0)
                _scenes[index] = OfThePublished[1 + (rank / Rare % (OfThePublished.Length - 1))];
        }

        if (Enumerable.Range(0, entries.Length).Where(i => StageOf(i) == DemoStage.Submitted).Select(i => (int?)i).FirstOrDefault() is { } first)
            _scenes[first] = DemoScene.ObservedInReview;
        _confirmed = [.. Enumerable.Range(0, entries.Length).Where(i => entries[i].AffirmativeActions.Length > 0).Where((_, rank) => rank % 3 != 1)];
    }

    /// <summary>A third captures nothing, as really happens.</summary>
    public DemoStage StageOf(int index) => _dice.Throw(DemoStory.StageThrow, index, DemoStory.StageSides) switch
    {
        < DemoStory.NothingBelow => DemoStage.Nothing,
        < 13 => DemoStage.Draft,
        < 17 => DemoStage.Submitted,
        _ => DemoStage.Verified,
    };

    public DemoScene SceneOf(int index) => _scenes.GetValueOrDefault(index);

    /// <summary>The candidacy to which a scene happens; null when so few were loaded that there is none.</summary>
    public int? IndexOf(DemoScene scene) => _scenes.Where(s => s.Value == scene).Select(s => (int?)s.Key).FirstOrDefault();

    /// <summary>Six of ten give a photograph.</summary>
    public bool HasPhoto(int index) => _dice.Throw("retrato", index, 10) < 6;

    /// <summary>Of those registered by an affirmative action, the UT has not confirmed the second, the fifth…</summary>
    public bool ActionsConfirmed(int index) => _confirmed.Contains(index);
}
