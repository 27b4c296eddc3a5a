using System.Globalization;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight;

/// <summary>Every address of oversight.</summary>
public static class Links
{
    /// <summary>The board: how many candidacies are where.</summary>
    public const string Board = "/ut";

    /// <summary>Events that say that the board's figures are others.</summary>
    public const string BoardChanges = "/ut/cambios";

    /// <summary>The list of every candidacy.</summary>
    public const string Candidacies = "/ut/candidaturas";

    /// <summary>The same list, for a spreadsheet.</summary>
    public const string CandidaciesFile = "/ut/candidaturas.csv";

    public const string Registry = "/ut/registro";
    public const string Import = "/ut/registro/importar";

    /// <summary>What systems of the registry proposed.</summary>
    public const string Proposals = "/ut/registro/propuestas";

    /// <summary>Keys of those systems.</summary>
    public const string RegistryTokens = "/ut/registro/llaves";

    public const string RegistryTokenRevoked = RegistryTokens + "?hecho=revocada";

    public static string RevokeRegistryToken(string token) => $"{RegistryTokens}/{token}/revocar";

    public static string Proposal(Guid id) => $"{Proposals}/{id}";

    public static string ImportProposal(Guid id) => $"{Proposals}/{id}/importar";

    public static string DiscardProposal(Guid id) => $"{Proposals}/{id}/descartar";

    /// <summary>The list after a decision that it says.</summary>
    public static string ProposalsAfter(string decision) => $"{Proposals}?hecho={decision}";

    public const string Actions = "/ut/acciones-afirmativas";

    public static string ActionsOf(string party) => $"{Actions}/partido/{party}";

    public static string ActionsOf(string party, int page) => string.Create(CultureInfo.InvariantCulture, $"{ActionsOf(party)}?pagina={page}");

    public static string ConfirmActionsOf(string party) => ActionsOf(party) + "/confirmar";

    public static string Confirmation(string id) => $"{Actions}/avance/{id}";

    /// <summary>The board, counted by something.</summary>
    public static string BoardBy(Dimension dimension) => $"{Board}?por={dimension.Slug}";

    public static string Review(string id) => $"/ut/revision/{id}";

    public static string Photo(string id, string hash) => $"/ut/revision/{id}/foto/{hash}";

    public static string Verified(string id) => $"/ut/revision/{id}?verificada=1";

    public static string Progress(string importId) => $"/ut/registro/{importId}";

    /// <summary>Signed forms of the titular.</summary>
    public static string Consents(string id) => $"/ut/revision/{id}/consentimientos";

    public static string ConsentsSaved(string id) => $"/ut/revision/{id}/consentimientos?guardado=1";

    /// <summary>Corrections that wait for a decision.</summary>
    public const string Corrections = "/ut/ajustes";

    public static string Correction(string id) => $"/ut/ajustes/{id}";

    public static string ApplyCorrection(string id) => $"/ut/ajustes/{id}/aplicar";

    public static string RejectCorrection(string id) => $"/ut/ajustes/{id}/rechazar";

    /// <summary>The correction's page after the decision that it confirms.</summary>
    public static string Decided(string id, string decision) => $"/ut/ajustes/{id}?resuelto={decision}";

    /// <summary>Who waits for an account, and what was delivered.</summary>
    public const string Deliveries = "/ut/entregas";

    public static string PartyDelivery(string party) => $"{Deliveries}/partido/{party}";

    public static string Delivery(string id) => $"{Deliveries}/acto/{id}";

    /// <summary>Documents of a delivery.</summary>
    public static string DeliveryEvidence(string id) => Delivery(id) + "/constancias";

    /// <summary>Captures that closed without a submission.</summary>
    public const string Omissions = "/ut/omisas";

    public static string PartyOmissions(string party) => $"{Omissions}/{Uri.EscapeDataString(party)}";

    public static string PartyOmissions(string party, int page) => string.Create(CultureInfo.InvariantCulture, $"{PartyOmissions(party)}?pagina={page}");

    /// <summary>Its file, if it was one of them.</summary>
    public static string Omission(string id) => $"/ut/expediente/{id}/omision";

    /// <summary>The sensitive data of the withdrawn.</summary>
    public const string Suppressions = "/ut/supresiones";

    public static string SuppressionsAt(int page) => string.Create(CultureInfo.InvariantCulture, $"{Suppressions}?pagina={page}");

    /// <summary>The acta of one of them.</summary>
    public static string Suppression(string id) => $"/ut/expediente/{id}/supresion";

    /// <summary>Rules of the deadlines, business days, extensions.</summary>
    public const string Calendar = "/ut/plazos";

    public const string CalendarDecided = Calendar + "?hecho=1";

    public static string CalendarDecision(string decision) => $"{Calendar}/{decision}";

    /// <summary>Activities and reports of the work plan.</summary>
    public const string WorkPlan = "/ut/plan";

    /// <summary>The plan after the act that it confirms.</summary>
    public static string WorkPlanDone(string what) => $"{WorkPlan}?hecho={what}";

    public static string PlanAct(string activity, string act) => $"{WorkPlan}/{activity}/{act}";

    public static string AnnulPlanAct(Guid act) => $"{WorkPlan}/actos/{act}/anular";

    /// <summary>Numbered states of what is public.</summary>
    public const string Cuts = "/ut/cortes";

    public const string NewCut = Cuts + "/nuevo";
    public const string CutAsked = Cuts + "?hecho=pedido";

    /// <summary>Requests about personal data.</summary>
    public const string Arco = "/ut/arco";

    public const string NewArco = Arco + "/nueva";

    /// <summary>A new one, about a candidacy.</summary>
    public static string NewArcoOf(string candidacy) => $"{NewArco}?candidatura={candidacy}";

    public static string ArcoRequest(int number) => string.Create(CultureInfo.InvariantCulture, $"{Arco}/{number}");

    /// <summary>The request after what it confirms.</summary>
    public static string ArcoDone(int number, string what) => $"{ArcoRequest(number)}?hecho={what}";

    public static string ArcoAct(int number, string act) => $"{ArcoRequest(number)}/{act}";

    public static string AnnulArco(int number, Guid act) => $"{ArcoRequest(number)}/actos/{act}/anular";

    /// <summary>What was told to parties.</summary>
    public const string Notices = "/ut/avisos";

    /// <summary>Where parties read it.</summary>
    public const string NoticeRecipients = "/ut/avisos/correos";

    public static string Notice(string key) => $"{Notices}/{Uri.EscapeDataString(key)}";

    public static string NoticeRecipientsOf(string party) => $"{NoticeRecipients}/{Uri.EscapeDataString(party)}";

    public static string NoticeRecipientsSaved(string party) => NoticeRecipientsOf(party) + "?guardado=1";

    /// <summary>Everything of one candidacy, and the acts on it.</summary>
    public static string CaseFile(string id) => $"/ut/expediente/{id}";

    /// <summary>The case file after the act that it confirms.</summary>
    public static string CaseFileAfter(string id, string act) => $"/ut/expediente/{id}?acto={act}";

    public static string Act(string id, string act) => $"/ut/expediente/{id}/{act}";

    /// <summary>Documents of a candidacy.</summary>
    public static string Evidence(string id) => $"/ut/expediente/{id}/constancias";

    public static string WithdrawalProgress(string id, string extent) => $"/ut/expediente/{id}/retirar/avance?alcance={extent}";

    /// <summary>What waits for review, and who reviews what.</summary>
    public const string ReviewQueue = "/ut/revision";

    public const string TakeNextReview = "/ut/revision/siguiente";

    public static string ReviewQueueNotice(string notice) => $"{ReviewQueue}?aviso={notice}";

    /// <summary>A candidacy's review; with what was verified before it, which the page says.</summary>
    public static string ReviewAfter(string id, string? verified) => verified is null ? Review(id) : $"{Review(id)}?anterior={verified}";

    /// <summary>The queue when it gave nothing; with what was verified before.</summary>
    public static string NothingToReview(string? verified) => verified is null ? $"{ReviewQueue}?aviso=nada" : $"{ReviewQueue}?anterior={verified}";

    public static string TakeReview(string id) => $"{Review(id)}/tomar";

    public static string LeaveReview(string id) => $"{Review(id)}/despues";

    public static string WithholdSection(string id) => $"{Review(id)}/pausa";

    public static string ReleaseSection(string id) => $"{Review(id)}/reanudacion";

    /// <summary>The review after a section was withheld or shown again.</summary>
    public static string Paused(string id, string what) => $"{Review(id)}?pausa={what}";

    /// <summary>Opening the identity answers.</summary>
    public static string Identity(string id) => $"{Review(id)}/identidad";

    /// <summary>Accounts of parties, candidates and the institute.</summary>
    public const string Accounts = "/ut/cuentas";

    public const string NewAccounts = "/ut/cuentas/nuevas";
    public const string ConfirmAccounts = "/ut/cuentas/nuevas/confirmar";
    public const string OwnAccounts = "/ut/cuentas/nuevas/candidaturas";

    public static string AccountBatch(Guid operation) => $"{Accounts}/lote/{operation}";

    public static string AccountSheets(Guid operation) => AccountBatch(operation) + "/hojas";

    public static string Account(string id) => $"{Accounts}/{Uri.EscapeDataString(id)}";

    /// <summary>The account's page after the act that it confirms.</summary>
    public static string AccountDone(string id, string act) => $"{Account(id)}?hecho={act}";

    public static string DisableAccount(string id) => Account(id) + "/deshabilitar";

    public static string EnableAccount(string id) => Account(id) + "/habilitar";

    public static string CloseSessions(string id) => Account(id) + "/cerrar-sesiones";

    public static string NewCode(string id) => Account(id) + "/codigo";
}
