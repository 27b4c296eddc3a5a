using Conoceles.Candidacies;
using Conoceles.Photos;

namespace Conoceles.Grains.Photos;

/// <summary>
/// Keeps the photographs of one candidacy. Whether the actor may is the candidacy's own answer: it reads itself to
/// nobody else.
/// </summary>
public sealed class PhotoGrain(PhotoStore store) : Grain, IPhotoGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<PhotoOutcome> Store(Actor actor, byte[] jpeg)
    {
        if (await GrainFactory.GetGrain<ICandidacyGrain>(Id).Read(actor) is not { } candidacy)
            return PhotoOutcome.Refused(Refusals.NotFound);
        if (actor.Role is not (Role.Capturist or Role.Candidate or Role.UtAdministrator))
            return PhotoOutcome.Refused(Refusals.RoleLacksCommand);
        if (!StoredPhoto.IsAcceptable(jpeg))
            return PhotoOutcome.Refused(StoredPhoto.NotAcceptable);
        var hash = StoredPhoto.HashOf(jpeg);
        await store.Write(Id, hash, jpeg, InUse(candidacy));
        return PhotoOutcome.Kept(hash);
    }

    public async Task<byte[]?> Read(Actor actor, string hash) =>
        StoredPhoto.IsHash(hash) && await GrainFactory.GetGrain<ICandidacyGrain>(Id).Read(actor) is not null
            ? await store.Read(Id, hash)
            : null;

    // Any answer that looks like a hash: to keep one too many costs some KB, to lose one costs a person's photograph.
    private static string[] InUse(CandidacyView candidacy) =>
        [.. candidacy.Sections.Values.SelectMany(s => s.Values.Values)
            .Concat(candidacy.Correction?.Changes.Select(c => c.After) ?? [])
            .Concat(candidacy.Fix?.Changes.Select(c => c.After) ?? [])
            .OfType<string>().Where(StoredPhoto.IsHash)];
}
