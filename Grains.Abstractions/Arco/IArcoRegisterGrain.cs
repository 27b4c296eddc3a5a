using Conoceles.Candidacies;

namespace Conoceles.Arco;

/// <summary>Gives each request about personal data its number. The key is the election's slug.</summary>
[Alias("IArcoRegisterGrain")]
public interface IArcoRegisterGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records a request; the outcome's version is its number. A repeat changes nothing and gets the same number. Refused:
    /// <c>role-lacks-command</c>, <c>no-election</c>, <c>received-date</c>, <c>unknown-candidacy</c>, <c>requester-missing</c>,
    /// <c>identification-missing</c>, <c>asked-missing</c>, <c>note-too-long</c>.
    /// </summary>
    [Alias("Record")]
    Task<Outcome> Record(RecordArcoRequest command);

    /// <summary>Opens the request whose number a crash left without it, if there is one.</summary>
    [Alias("Complete")]
    Task Complete();
}
