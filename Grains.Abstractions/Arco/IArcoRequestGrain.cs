using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Arco;

/// <summary>One request about personal data. The key is its id (<see cref="ArcoId"/>).</summary>
[Alias("IArcoRequestGrain")]
public interface IArcoRequestGrain : IGrainWithStringKey
{
    /// <summary>Keeps it as it was recorded; one that is kept stays as it is. Called by the register alone.</summary>
    [Alias("Open")]
    Task Open(ArcoRequest request);

    /// <summary>
    /// Records an act. A repeat changes nothing. Refused: <c>role-lacks-command</c>, <c>arco-not-found</c>, <c>no-election</c>,
    /// <c>stale-version</c>, <c>arco-order</c>, <c>act-date</c>, <c>mend-late</c>, <c>lapse-early</c>, <c>extension-late</c>,
    /// <c>answer-missing</c>, <c>ground-missing</c>, <c>text-missing</c>, <c>note-too-long</c>.
    /// </summary>
    [Alias("Record")]
    Task<Outcome> Record(RecordArcoAct command);

    /// <summary>
    /// Annuls the last act that counts or, when there is none, the record itself; it stays with the reason. A repeat changes
    /// nothing. Refused: <c>role-lacks-command</c>, <c>arco-not-found</c>, <c>stale-version</c>, <c>unknown-act</c>,
    /// <c>act-annulled</c>, <c>act-followed</c>, <c>reason-missing</c>, <c>note-too-long</c>.
    /// </summary>
    [Alias("Annul")]
    Task<Outcome> Annul(AnnulArcoAct command);

    /// <summary>Everything of it; null when there is no such request, and for whoever is no UT administrator.</summary>
    [ReadOnly, Alias("Read")]
    Task<ArcoRequest?> Read(Actor actor);

    /// <summary>Writes its row of oversight again: the calendar moved its dates, or a crash left the row behind.</summary>
    [Alias("Show")]
    Task Show();
}
