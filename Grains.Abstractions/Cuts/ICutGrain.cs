using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Cuts;

/// <summary>Makes the cuts of an election, one at a time. The key is the election's slug.</summary>
[Alias("ICutGrain")]
public interface ICutGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the request, durable, and makes the cut afterwards; a crash resumes it. A repeat changes nothing. Refused:
    /// <c>role-lacks-command</c>, <c>no-election</c>, <c>reason-missing</c>, <c>reason-too-long</c>, <c>cut-empty</c>,
    /// <c>cut-running</c>.
    /// </summary>
    [Alias("Make")]
    Task<Outcome> Make(MakeCut command);

    /// <summary>Goes on with what was asked for and is not made, asks for what is due by the schedule, and erases what is to go.</summary>
    [Alias("Continue")]
    Task Continue();

    /// <summary>The first scheduled instant after that one; null when none is.</summary>
    [AlwaysInterleave, Alias("NextScheduled")]
    Task<DateTimeOffset?> NextScheduled(DateTimeOffset after);

    [AlwaysInterleave, Alias("Read")]
    Task<CutsView> Read();
}
