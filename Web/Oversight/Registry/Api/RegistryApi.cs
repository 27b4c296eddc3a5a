using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>
/// <c>/api/registro/v1</c> (docs/registro.openapi.json): a system proposes an import and asks what became of it. The check is that
/// of the page; applying is a person's act.
/// </summary>
internal static class RegistryApi
{
    public const string Address = ApiProblem.Root + "/v1/importaciones";
    public const string KeyHeader = "Idempotency-Key";
    private const int MaxKey = 200;
    private static readonly string[] MediaTypes = ["text/csv", Workbook.MediaType];

    public static void MapRegistryApi(this WebApplication app)
    {
        var group = app.MapGroup(Address).RequireAuthorization(Policies.Registry);
        group.MapPost("/", Propose).WithMetadata(new RequestSizeLimitAttribute(RegistryFile.MaxBytes));
        group.MapGet("/{proposal:guid}", Show);
    }

    private static async Task<IResult> Propose(HttpContext context, RegistryGateway registry, ProposalStore proposals, WebSettings settings)
    {
        var request = context.Request;
        if (request.Headers[KeyHeader] is not [{ Length: >= 1 and <= MaxKey } key] || key.Any(c => c is < '!' or > '~'))
            return new ApiProblem(StatusCodes.Status400BadRequest, "idempotency-key", ApiMessages.NeedsKey).Result();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !MediaTypes.Any(m => type.MatchesMediaType(m)))
            return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType).Result();
        if (await RegistryFile.Read(request.Body, context.RequestAborted) is not { } file)
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge).Result();
        var (token, system) = (Claim(context, RegistryTokenHandler.TokenClaim), Claim(context, RegistryTokenHandler.SystemClaim));
        var bodyHash = SHA256.HashData(file.Bytes);
        if (await proposals.Sent(system, key, context.RequestAborted) is not { } sent)
        {
            if (await registry.Election(context.RequestAborted) is not { } election)
                return new ApiProblem(StatusCodes.Status409Conflict, "no-election", RegistryMessages.NoElection).Result();
            var check = file.Check(election);
            var comparison = check.Errors.IsEmpty ? await registry.Compare(context, ActorFactory.Registry, check.Entries) : new RegistryComparison();
            if (comparison.Refusal is { } refusal)
                return new ApiProblem(StatusCodes.Status409Conflict, refusal.Code, refusal.Message).Result();
            check = check.WithTaken(comparison.Taken);
            var id = OperationId.Derive(key, "propose", settings.Election, system);
            var (status, answer) = Answer(id, ReceivedAt.Of(context), check, comparison);
            sent = await proposals.Keep(
                new SentProposal(id, system, key, token, bodyHash, ReceivedAt.Of(context), status, answer),
                status == StatusCodes.Status202Accepted ? check : null, context.RequestAborted);
        }

        // Also of the one that came second of two at once.
        if (!sent.BodyHash.AsSpan().SequenceEqual(bodyHash))
            return new ApiProblem(StatusCodes.Status409Conflict, "idempotency-conflict", ApiMessages.OtherBody).Result();
        if (sent.Status != StatusCodes.Status422UnprocessableEntity)
            context.Response.Headers.Location = $"{Address}/{sent.Id}";
        return Results.Text(
            sent.Answer, sent.Status == StatusCodes.Status422UnprocessableEntity ? ApiProblem.MediaType : "application/json", statusCode: sent.Status);
    }

    private static async Task<IResult> Show(HttpContext context, ProposalStore proposals, RegistryGateway registry, Guid proposal)
    {
        if (await proposals.Find(proposal, Claim(context, RegistryTokenHandler.SystemClaim), context.RequestAborted) is not { } found)
            return ApiProblem.Of(StatusCodes.Status404NotFound).Result();
        var answer = found.Answer;
        if (found.Import is { } import)
        {
            var progress = await registry.Progress(context, import);
            answer = answer with
            {
                State = progress is { Finished: true } ? ProposalAnswer.Applied : ProposalAnswer.Applying,
                Progress = progress is null ? null : new ProposalProgress(progress.Applied, progress.Total, progress.Refused),
            };
        }
        else if (found.DecidedAt is not null)
        {
            answer = answer with { State = ProposalAnswer.Discarded };
        }

        return Results.Json(answer, ApiProblem.Json);
    }

    private static (int Status, string Answer) Answer(Guid id, DateTimeOffset receivedAt, RegistryCheck check, RegistryComparison comparison)
    {
        if (!check.Errors.IsEmpty)
        {
            var problem = new ApiProblem(StatusCodes.Status422UnprocessableEntity, "file-errors", RegistryMessages.ErrorsTitle + ".")
            {
                Sheet = check.Sheet,
                ErrorCount = check.ErrorCount,
                Errors = [.. check.Errors.Select(e => new ApiRowError(e.Line, e.Column, e.Code, e.Reason))],
            };
            return (problem.Status, JsonSerializer.Serialize(problem, ApiProblem.Json));
        }

        var changes = comparison.New + comparison.Changed > 0;
        var answer = new ProposalAnswer(id, changes ? ProposalAnswer.Waiting : ProposalAnswer.Unchanged, receivedAt, ProposalPreview.Of(comparison));
        return (changes ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, JsonSerializer.Serialize(answer, ApiProblem.Json));
    }

    private static string Claim(HttpContext context, string name) => context.User.FindFirst(name)!.Value;
}
