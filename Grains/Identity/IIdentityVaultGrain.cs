using System.Collections.Immutable;
using Conoceles.Grains.Candidacies;
using Conoceles.Statistics;

namespace Conoceles.Grains.Identity;

/// <summary>
/// Holds one candidacy's identity answers, sealed. Called one way, by the candidacy's grain; it never calls back.
/// What the candidacy's state names is what counts; which other seals are kept, and why, says <see cref="SealRules"/>.
/// </summary>
[Alias("IIdentityVaultGrain")]
public interface IIdentityVaultGrain : IGrainWithStringKey
{
    /// <summary>
    /// Seals the answers of one section over those of <paramref name="committedSeal"/>. The result counts when the
    /// candidacy's state names it; until then the committed one does. A repeat with the same operation id over the
    /// same seal returns the same result.
    /// </summary>
    [Alias("Seal")]
    Task<IdentitySeal> Seal(Guid operationId, Guid? committedSeal, string section, ImmutableDictionary<string, string> answers);

    /// <summary>The answers of one section under a seal that a state names.</summary>
    [Alias("Open")]
    Task<ImmutableDictionary<string, string>> Open(Guid sealId, string section);

    /// <summary>
    /// Of the answers under a seal, what the titular's consents let be shown: whether she belongs to each of
    /// <paramref name="groups"/>, and the details of <paramref name="sections"/>. Income and what is never individual
    /// stays here whatever is asked.
    /// </summary>
    [Alias("Disclose")]
    Task<IdentityDisclosure> Disclose(Guid sealId, ImmutableArray<string> groups, ImmutableArray<string> sections);

    /// <summary>What the answers under a seal say of each group that their questionnaire asks about, for statistics alone.</summary>
    [Alias("AnswersOfGroups")]
    Task<ImmutableDictionary<string, GroupAnswer>> AnswersOfGroups(Guid sealId);

    /// <summary>
    /// Destroys the answers with the person's key, drafts and all, if they are still those of the seal that counted (null when none
    /// did), and forgets what statistics counted of them: answers that she gave again afterwards are others. A repeat changes nothing.
    /// </summary>
    [Alias("Destroy")]
    Task Destroy(Guid? sealId);
}
