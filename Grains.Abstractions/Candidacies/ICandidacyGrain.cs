using System.Collections.Immutable;
using Conoceles.Candidacies.Commands;
using Orleans.Concurrency;

namespace Conoceles.Candidacies;

/// <summary>
/// One candidacy and its questionnaires' state machine. The key is the candidacy's id (<see cref="CandidacyId"/>).
/// </summary>
[Alias("ICandidacyGrain")]
public interface ICandidacyGrain : IGrainWithStringKey
{
    /// <summary>
    /// Decides and commits one command. Refusals are results. An exception means an unknown outcome: repeat with
    /// the same <see cref="CandidacyCommand.OperationId"/>.
    /// </summary>
    [Alias("Execute")]
    Task<Outcome> Execute(CandidacyCommand command);

    /// <summary>The candidacy as <paramref name="actor"/> may see it; null when it does not exist or is not hers.</summary>
    [ReadOnly, Alias("Read")]
    Task<CandidacyView?> Read(Actor actor);

    /// <summary>
    /// The identity answers of one section as drafted, for the people who capture them (capturist of its party,
    /// the candidate). Null for everybody else: the UT sees completeness only.
    /// </summary>
    [ReadOnly, Alias("ReadIdentityDraft")]
    Task<ImmutableDictionary<string, string>?> ReadIdentityDraft(Actor actor, string section);

    /// <summary>
    /// Opens the identity answers of a submission for the UT. The opening is in the audit chain, with its purpose, before
    /// anything is read: an exception may leave an entry of an opening that nobody saw, never the other way round. Refused
    /// besides: <c>purpose-missing</c>; a draft's answers and those of a withdrawn candidacy are never opened.
    /// </summary>
    [Alias("OpenIdentity")]
    Task<OpenedIdentity> OpenIdentity(OpenIdentity command);

    /// <summary>
    /// Its affirmative actions, as the registry says them and as the UT confirmed them; null when it is not
    /// <paramref name="actor"/>'s to see.
    /// </summary>
    [ReadOnly, Alias("ReadAffirmativeActions")]
    Task<AffirmativeActionsView?> ReadAffirmativeActions(Actor actor);

    /// <summary>Every content since the submission, oldest first, with its difference; null when it is not hers to see.</summary>
    [ReadOnly, Alias("ReadHistory")]
    Task<ImmutableArray<VersionView>?> ReadHistory(Actor actor);
}
