using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Asks the vault for what consents show. The curricular database never has it: it goes from the vault to the public
/// record, and only while the candidacy is shown.
/// </summary>
public sealed class Disclosures(IGrainFactory grains)
{
    public async Task<IdentityDisclosure> Of(CandidacyState state)
    {
        var subjects = state.Consents.Where(c => c.Value.Counts).Select(c => c.Key).ToArray();
        // Answers that are being given again are a draft, whatever was consented meanwhile.
        if (subjects.Length == 0 || state is not { IdentityReopening: null, Identity: { } seal })
            return IdentityDisclosure.Nothing;
        var sections = subjects.Select(ConsentSubject.SectionOf).OfType<string>().ToImmutableArray();
        var groups = subjects.Where(s => ConsentSubject.SectionOf(s) is null).ToImmutableArray();
        return await grains.GetGrain<IIdentityVaultGrain>(state.Id).Disclose(seal.SealId, groups, sections);
    }
}
