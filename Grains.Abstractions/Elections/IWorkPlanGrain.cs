using System.Collections.Immutable;
using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Elections;

/// <summary>What was recorded of an election's work plan. The key is the election's slug.</summary>
[Alias("IWorkPlanGrain")]
public interface IWorkPlanGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records an act with its date and its reference. A repeat changes nothing. Refused: <c>role-lacks-command</c>,
    /// <c>no-election</c>, <c>unknown-activity</c>, <c>act-recorded</c>, <c>act-order</c>, <c>act-date</c>,
    /// <c>reference-missing</c>.
    /// </summary>
    [Alias("Record")]
    Task<Outcome> Record(RecordPlanAct command);

    /// <summary>
    /// Annuls a recorded act, which stays with the reason. A repeat changes nothing. Refused: <c>role-lacks-command</c>,
    /// <c>unknown-act</c>, <c>act-annulled</c>, <c>act-followed</c>, <c>reason-missing</c>, <c>note-too-long</c>.
    /// </summary>
    [Alias("Annul")]
    Task<Outcome> Annul(AnnulPlanAct command);

    /// <summary>Everything that was recorded, oldest first, the annulled too.</summary>
    [ReadOnly, Alias("GetActs")]
    Task<ImmutableArray<RecordedAct>> GetActs();
}
