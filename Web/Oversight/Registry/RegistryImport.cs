using Conoceles.Elections;
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
            ? await Verdict(context, registry, file, election, OperationId.NewNonce(), null)
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
        var ticket = await registry.Import(context, nonce, file, check.Entries);
        return ticket.ImportId is { } import
            ? Results.Redirect(Links.Progress(import))
            : await Verdict(context, registry, file, election, OperationId.NewNonce(), ticket.Refusal?.Message);
    }

    private static IResult Upload(string? error) => Pages.Render<UploadPage>(
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(UploadPage.Errors), error is null ? Array.Empty<PageError>() : [new PageError(FileField, error)]));

    private static IResult Errors(RegistryCheck check) => Pages.Render<FileErrorsPage>(
        StatusCodes.Status422UnprocessableEntity,
        (nameof(FileErrorsPage.Check), check));

    private static async Task<IResult> Verdict(
        HttpContext context, RegistryGateway registry, RegistryFile file, ElectionDefinition election, string nonce, string? refusal)
    {
        var check = file.Check(election);
        if (!check.Errors.IsEmpty)
            return Errors(check);
        var comparison = await registry.Compare(context, file, check.Entries);
        if (check.WithTaken(comparison.Taken) is { Errors.IsEmpty: false } taken)
            return Errors(taken);
        refusal ??= comparison.Refusal?.Message;
        return Pages.Render<PreviewPage>(
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(PreviewPage.Check), check),
            (nameof(PreviewPage.Comparison), comparison),
            (nameof(PreviewPage.Election), election),
            (nameof(PreviewPage.Packed), file.Pack()),
            (nameof(PreviewPage.Nonce), nonce),
            (nameof(PreviewPage.Errors), refusal is null ? Array.Empty<PageError>() : [new PageError("", refusal)]));
    }
}
