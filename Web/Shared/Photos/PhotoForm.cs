using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Photos;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Shared.Photos;

/// <summary>What a section's form says of its photograph.</summary>
/// <param name="Values">The section's answers, with the photograph's hash where there is one.</param>
/// <param name="Error">Why the chosen file was refused; what was kept before stays.</param>
/// <param name="IsNew">A file was taken.</param>
internal sealed record PostedPhoto(ImmutableDictionary<string, string> Values, PageError? Error, bool IsNew);

/// <summary>
/// Reads the file of a section's form: through the pipeline, into the silo, and its hash into the answers. The form
/// carries the hash of the photograph on the page, so that one is not chosen twice after a conflict; it counts only
/// when the candidacy has it.
/// </summary>
internal sealed class PhotoForm(PhotoPipeline pipeline, ClusterQueries queries, IGrainFactory grains)
{
    private const string Kept = "-actual";
    private const string Removed = "-quitar";

    /// <summary>Name of the field that carries the hash of what is on the page.</summary>
    public static string KeptField(string field) => field + Kept;

    /// <summary>Name of the checkbox that removes it.</summary>
    public static string RemoveField(string field) => field + Removed;

    /// <summary>True for what the form carries besides the file.</summary>
    public static bool IsTechnical(string name) =>
        name.EndsWith(Kept, StringComparison.Ordinal) || name.EndsWith(Removed, StringComparison.Ordinal);

    /// <summary>The files that somebody chose: a browser sends a part without name for an input that was left alone.</summary>
    public static IEnumerable<IFormFile> Chosen(IFormCollection form) => form.Files.Where(f => f.FileName.Length > 0 || f.Length > 0);

    /// <param name="values">The section's other answers.</param>
    public async Task<PostedPhoto> Read(
        HttpContext context, CandidacyView candidacy, Section section, IFormCollection form, ImmutableDictionary<string, string> values)
    {
        if (PhotoRules.FieldOf(section, FieldKind.Photo) is not { } field)
            return new PostedPhoto(values, null, IsNew: false);
        if (Chosen(form).FirstOrDefault(f => f.Name == field.Id) is { } file)
        {
            var (hash, refusal) = await Take(context, candidacy.Id, file);
            return hash is not null
                ? new PostedPhoto(values.SetItem(field.Id, hash), null, IsNew: true)
                : new PostedPhoto(await Keep(), new PageError(field.Id, refusal!.Message), IsNew: false);
        }

        return form[RemoveField(field.Id)] == "si"
            ? new PostedPhoto(values.Remove(field.Id), null, IsNew: false)
            : new PostedPhoto(await Keep(), null, IsNew: false);

        async Task<ImmutableDictionary<string, string>> Keep() =>
            await OnThePage(context, candidacy, section, field, form) is { } hash ? values.SetItem(field.Id, hash) : values.Remove(field.Id);
    }

    private async Task<(string? Hash, Refusal? Refusal)> Take(HttpContext context, string candidacy, IFormFile file)
    {
        await using var content = file.OpenReadStream();
        var verdict = await pipeline.Make(content, file.Length, context.RequestAborted);
        if (verdict.Photo is not { } photo)
            return (null, verdict.Refusal);
        // The same bytes again change nothing, so this may be asked like a question.
        var outcome = await queries.Ask(
            () => grains.GetGrain<IPhotoGrain>(candidacy).Store(ActorFactory.From(context.User), photo.Jpeg), context.RequestAborted);
        return (outcome.Hash, outcome.Refusal);
    }

    private async Task<string?> OnThePage(HttpContext context, CandidacyView candidacy, Section section, Field field, IFormCollection form)
    {
        var stored = candidacy.Sections.GetValueOrDefault(section.Id)?.Values.GetValueOrDefault(field.Id);
        var posted = form[KeptField(field.Id)].ToString();
        if (posted == stored || !StoredPhoto.IsHash(posted))
            return stored;
        return await Find(context, candidacy.Id, posted) is not null ? posted : stored;
    }

    /// <summary>One of the candidacy's photographs; null when it is not one or not the person's to see.</summary>
    public Task<byte[]?> Find(HttpContext context, string candidacy, string hash) => queries.Ask(
        () => grains.GetGrain<IPhotoGrain>(candidacy).Read(ActorFactory.From(context.User), hash), context.RequestAborted);
}
