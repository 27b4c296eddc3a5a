using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Registry;

/// <summary><c>/ut/registro</c>: choose a file, see what it would do or everything that is wrong with it, import.</summary>
internal static class RegistryImport
{
    public const string FileField = "archivo";
    public const string PackedField = "contenido";

    public static IResult Show() => Upload(null);

    public static async Task<IResult> Check(HttpContext context, ElectionReader elections)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files[FileField] is not { Length: > 0 } file)
            return Upload(RegistryMessages.NoFile);
        if (await RegistryFile.Read(file.OpenReadStream(), context.RequestAborted) is not { } registry)
            return Upload(RegistryMessages.TooLarge);
        return await elections.Current(context.RequestAborted) is { } election
            ? Verdict(registry, election, OperationId.NewNonce(), null)
            : Upload(RegistryMessages.NoElection);
    }

    public static async Task<IResult> Import(
        HttpContext context, ElectionReader elections, ClusterQueries queries, IGrainFactory grains, WebSettings settings)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (RegistryFile.Unpack(form[PackedField].ToString()) is not { } file)
            return Upload(RegistryMessages.Lost);
        if (await elections.Current(context.RequestAborted) is not { } election)
            return Upload(RegistryMessages.NoElection);
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        var check = file.Check(election);
        if (!check.Errors.IsEmpty)
            return Verdict(file, election, nonce, null);
        var command = new ImportRegistry(
            OperationId.Derive(nonce, "import", settings.Election, file.Hash),
            ActorFactory.From(context.User),
            ReceivedAt.Of(context),
            check.Entries);
        // The same entries again change nothing, so this may be asked like a question.
        var ticket = await queries.Ask(
            () => grains.GetGrain<IElectionGrain>(settings.Election).Import(command), context.RequestAborted);
        return ticket.ImportId is { } import
            ? Results.Redirect(Links.Progress(import))
            : Verdict(file, election, OperationId.NewNonce(), ticket.Refusal?.Message);
    }

    private static IResult Upload(string? error) => Pages.Render<UploadPage>(
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(UploadPage.Errors), error is null ? Array.Empty<PageError>() : [new PageError(FileField, error)]));

    private static IResult Verdict(RegistryFile file, ElectionDefinition election, string nonce, string? refusal)
    {
        var check = file.Check(election);
        return check.Errors.IsEmpty
            ? Pages.Render<PreviewPage>(
                refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
                (nameof(PreviewPage.Entries), check.Entries),
                (nameof(PreviewPage.Election), election),
                (nameof(PreviewPage.Packed), file.Pack()),
                (nameof(PreviewPage.Nonce), nonce),
                (nameof(PreviewPage.Errors), refusal is null ? Array.Empty<PageError>() : [new PageError("", refusal)]))
            : Pages.Render<FileErrorsPage>(StatusCodes.Status422UnprocessableEntity, (nameof(FileErrorsPage.Errors), check.Errors), (nameof(FileErrorsPage.Count), check.ErrorCount));
    }
}
