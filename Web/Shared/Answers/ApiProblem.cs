using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Conoceles.Web.Shared.Answers;

/// <summary>What a program is told instead of a page when something is wrong (RFC 9457): a code for it, a sentence for its people.</summary>
/// <param name="Status">The HTTP status again.</param>
/// <param name="Code">Kebab-case English, stable.</param>
/// <param name="Title">Spanish sentence.</param>
public sealed record ApiProblem(int Status, string Code, string Title)
{
    public const string MediaType = "application/problem+json";

    /// <summary>Addresses that only programs ask for.</summary>
    public const string Root = "/api/registro";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Identifies a failure in the log.</summary>
    public string? Folio { get; init; }

    /// <summary>Sheet of the book that was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>How many errors there are, when only the first are listed.</summary>
    public int? ErrorCount { get; init; }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<ApiRowError>? Errors { get; init; }

    public static bool IsWanted(PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);

    /// <summary>The answer to a request that nothing of ours understood better.</summary>
    public static ApiProblem Of(int status) => status switch
    {
        401 => new(status, "token-missing", "Falta la llave del sistema: Authorization: Bearer."),
        403 => new(status, "other-election", "La llave es de otro proceso electoral."),
        404 => new(status, "not-found", "No hay nada en esta dirección."),
        405 => new(status, "method", "Esta dirección no admite ese método."),
        413 => new(status, "too-large", "El archivo debe pesar menos de 4 MB."),
        415 => new(status, "media-type", "El contenido debe ser text/csv o un libro XLSX, según Content-Type."),
        429 => new(status, "too-many-requests", "Demasiadas solicitudes: espere lo que dice Retry-After."),
        503 => new(status, "unavailable", "El servicio no está disponible: repita la solicitud con la misma clave de idempotencia."),
        < 500 => new(status, "bad-request", "La solicitud no se entendió."),
        _ => new(status, "error", "No fue posible atender la solicitud: repítala con la misma clave de idempotencia."),
    };

    public IResult Result() => Results.Json(this, Json, MediaType, Status);
}

/// <param name="Row">Line of the text or row of the sheet, from 1.</param>
/// <param name="Column">Column name; empty when it is the whole row or file.</param>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Message">Spanish sentence that says what it should say.</param>
public sealed record ApiRowError(int Row, string Column, string Code, string Message);
