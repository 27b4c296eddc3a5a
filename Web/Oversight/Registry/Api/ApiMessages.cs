using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>Every sentence of the registry's systems: what they are told, and the pages of their keys and proposals.</summary>
internal static class ApiMessages
{
    public const string NeedsKey = "Falta el encabezado Idempotency-Key: de 1 a 200 caracteres visibles de ASCII, uno por archivo que se propone.";
    public const string OtherBody = "Esa clave de idempotencia ya se usó con otro archivo: use una nueva.";

    public const string Tokens = "Llaves de los sistemas del registro";
    public const string TokensIntro = "Con una llave, un sistema propone importaciones por programa. No puede aplicarlas ni ver nada más.";
    public const string NoTokens = "No hay llaves de este proceso electoral.";
    public const string System = "Sistema";
    public const string SystemHint = "Cómo se llama y de qué área es. Con el mismo nombre, una llave nueva continúa lo que propuso la anterior.";
    public const string Days = "Vence en";
    public const string Issue = "Emitir la llave";
    public const string IssuedTitle = "Llave emitida";
    public const string IssuedOnce = "Cópiela ahora: no se guarda y no se puede volver a mostrar.";
    public const string AlreadyIssued = "Este formulario ya emitió una llave. Si no la copió, revóquela y emita otra.";
    public const string NeedSystem = "Escriba el nombre del sistema.";
    public const string LongSystem = "El nombre del sistema tiene más de 100 caracteres.";
    public const string NeedDays = "Elija en cuánto vence.";
    public const string Issued = "Emitida";
    public const string Expires = "Vence";
    public const string LastUsed = "Último uso";
    public const string Never = "Sin usar";
    public const string State = "Estado";
    public const string GoodState = "Vigente";
    public const string ExpiredState = "Vencida";
    public const string Revoke = "Revocar";
    public const string Revoked = "La llave quedó revocada.";

    public const string Proposals = "Propuestas del registro";
    public const string ProposalsIntro = "Lo que enviaron los sistemas del registro. Nada se aplica hasta que una persona lo revisa e importa.";
    public const string NoProposals = "No hay propuestas.";
    public const string Received = "Recibida";
    public const string Additions = "Nuevas";
    public const string Changes = "Cambian";
    public const string Waiting = "En espera";
    public const string Discard = "Descartar";
    public const string Discarded = "La propuesta quedó descartada.";
    public const string Meanwhile = "Otra persona ya había decidido sobre esta propuesta.";
    public const string NotStarted = "La importación no empezó: revise la propuesta de nuevo.";

    public static string Refused(string code) => code switch
    {
        "token-expired" => "La llave venció.",
        "token-revoked" => "La llave se revocó.",
        _ => "La llave no existe.",
    };

    public static string Life(int days) => SpanishNumbers.Count(days, "día", "días");

    public static string By(DateTimeOffset at, string who) => $"{SpanishDates.WithHour(at)}, {who}";

    public static string Uses(DateTimeOffset last, long uses) => $"{SpanishDates.WithHour(last)} ({SpanishNumbers.Count((int)Math.Min(uses, int.MaxValue), "uso", "usos")})";

    public static string RevokedBy(DateTimeOffset at, string who) => $"Revocada el {By(at, who)}";

    public static string Decided(Proposal proposal) =>
        $"{(proposal.Import is null ? "Descartada" : "Importada")} el {By(proposal.DecidedAt!.Value, proposal.DecidedBy ?? "")}";

    public static string From(Proposal proposal) => $"La propuso «{proposal.System}» el {SpanishDates.WithHour(proposal.ReceivedAt)}.";
}
