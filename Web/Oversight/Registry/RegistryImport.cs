using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Registry.Api;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry;

/// <summary><c>/ut/registro</c>: choose a file, see what it would do or everything that is wrong with it, import.</summary>
internal static class RegistryImport
{
    public const string FileField = "archivo";
    public const string PackedField = "contenido";

    public static IResult Show() => Upload(null);

    public static async Task<IResult> Check(HttpContext context, RegistryGateway registry)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // A browser sends a part without name for an input that was left alone.
        if (form.Files[FileField] is not { } chosen || chosen is { Length: 0, FileName.Length: 0 })
            return Upload(RegistryMessages.NoFile);
        if (chosen.Length == 0)
            return Upload(RegistryMessages.Empty);
        if (await RegistryFile.Read(chosen.OpenReadStream(), context.RequestAborted) is not { } file)
            return Upload(RegistryMessages.TooLarge);
        return await registry.Election(context.RequestAborted) is { } election
            ? await Preview(context, registry, file.Check(election), election, null, file: file)
            : Upload(RegistryMessages.NoElection);
    }

    public static async Task<IResult> Import(HttpContext context, RegistryGateway registry)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (RegistryFile.Unpack(form[PackedField].ToString()) is not { } file)
            return Upload(RegistryMessages.Lost);
        if (await registry.Election(context.RequestAborted) is not { } election)
            return Upload(RegistryMessages.NoElection);
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        var check = file.Check(election);
        if (!check.Errors.IsEmpty)
            return Errors(check);
        var ticket = await registry.Import(context, nonce, file.Hash, check.Entries);
        return ticket.ImportId is { } import
            ? Results.Redirect(Links.Progress(import))
            : await Preview(context, registry, check, election, ticket.Refusal?.Message, file: file);
    }

    private static IResult Upload(string? error) => Pages.Render<UploadPage>(
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(UploadPage.Errors), error is null ? Array.Empty<PageError>() : [new PageError(FileField, error)]));

    /// <summary>What importing would do, of a file or of a proposal; or everything that is wrong with it.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="registry">What it is compared with.</param>
    /// <param name="check">The verdict on the file alone.</param>
    /// <param name="election">Whose registry it is.</param>
    /// <param name="refusal">Why the import just asked for was refused.</param>
    /// <param name="proposal">What a system proposed; null of a file.</param>
    /// <param name="file">The file, which travels in the form; null of a proposal.</param>
    internal static async Task<IResult> Preview(
        HttpContext context, RegistryGateway registry, RegistryCheck check, ElectionDefinition election, string? refusal,
        Proposal? proposal = null, RegistryFile? file = null)
    {
        var comparison = check.Errors.IsEmpty ? await registry.Compare(context, ActorFactory.From(context.User), check.Entries) : new RegistryComparison();
        check = check.WithTaken(comparison.Taken);
        if (!check.Errors.IsEmpty)
            return Errors(check, proposal);
        refusal ??= comparison.Refusal?.Message;
        return Pages.Render<PreviewPage>(
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(PreviewPage.Check), check),
            (nameof(PreviewPage.Comparison), comparison),
            (nameof(PreviewPage.Election), election),
            (nameof(PreviewPage.Packed), file?.Pack()),
            (nameof(PreviewPage.Proposal), proposal),
            (nameof(PreviewPage.Nonce), OperationId.NewNonce()),
            (nameof(PreviewPage.Errors), refusal is null ? Array.Empty<PageError>() : [new PageError("", refusal)]));
    }

    private static IResult Errors(RegistryCheck check, Proposal? proposal = null) => Pages.Render<FileErrorsPage>(
        StatusCodes.Status422UnprocessableEntity,
        (nameof(FileErrorsPage.Check), check), (nameof(FileErrorsPage.Proposal), proposal));
}
