using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Model;

using Answers = ImmutableDictionary<string, string>;

/// <summary>
/// What should become of a candidacy, said a second time from the product's table and not from its rules: which
/// commands are allowed, and what each leaves behind. Histories are right when the product and this agree.
/// </summary>
internal sealed class Oracle(ModelElection election, string id)
{
    public const string NotFound = "not-found";
    public const string RoleLacksCommand = "role-lacks-command";

    /// <summary>A refusal whose code is the rule's own business.</summary>
    public const string Refused = "";

    public ModelElection Election => election;

    public string Id => id;

    /// <summary>Null until it is registered.</summary>
    public CandidacyStatus? Status { get; private set; }

    public RegistryEntry? Entry { get; private set; }

    public int Version { get; private set; }

    public int Opening { get; private set; } = 1;

    public CandidacyStatus BeforeWithdrawal { get; private set; }

    public Dictionary<string, int> SectionVersions { get; } = [];

    public Dictionary<string, Answers> Saved { get; } = [];

    public bool IdentityByCandidate { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public HashSet<(string Section, string Ground)> Observed { get; } = [];

    public HashSet<string> Withheld { get; } = [];

    public ImmutableDictionary<string, Answers>? Requested { get; private set; }

    public (string Account, ImmutableDictionary<string, Answers> Changes)? Fix { get; private set; }

    public Dictionary<string, (bool Given, Evidence Evidence)> Consents { get; } = [];

    public string Confirmed { get; private set; } = "";

    /// <summary>Hashes of the documents that were attached, in their order.</summary>
    public List<string> Attached { get; } = [];

    /// <summary>The sensitive data of who was withdrawn were forgotten.</summary>
    public bool Forgotten { get; private set; }

    /// <summary>They were destroyed, and there is an acta.</summary>
    public bool Certified { get; private set; }

    public List<(ReceiptKind Kind, int Opening, int Version)> Receipts { get; } = [];

    /// <summary>Entries of the audit, by act and the version that it left.</summary>
    public List<(CommandName Act, int Version)> Entries { get; } = [];

    public List<(int Version, int Opening, CommandName Act, Dictionary<string, Answers> Content)> Contents { get; } = [];

    /// <summary>Acknowledged operations, in their order.</summary>
    public List<(CandidacyCommand Command, int Version)> Done { get; } = [];

    private readonly Dictionary<string, string> _sittings = [];
    private (DateTimeOffset Opens, DateTimeOffset Closes)? _reopened;
    private DateTimeOffset? _received;
    private DateTimeOffset _withdrawn;
    private (DateTimeOffset Opens, DateTimeOffset Closes)? _identityAgain;
    private readonly HashSet<string> _signed = [];

    public enum Evidence
    {
        None,
        Act,
        Paper,
    }

    /// <summary>Null when the command is to be accepted; otherwise the code of its refusal, or <see cref="Refused"/>.</summary>
    public string? RefusalOf(CandidacyCommand command)
    {
        if (!Sees(command.Actor) && command is not RegisterCandidacy)
            return NotFound;
        if (!MayAsk(command.Actor.Role, command.Name))
            return RoleLacksCommand;
        if (Status is null)
            return command is RegisterCandidacy ? null : NotFound;
        // What was published stays as it was last read.
        if (command is Observe or Withhold or Release or ProposeInstitutionFix or FixInstitutionError && command.ReceivedAt > election.End(ModelElection.ElectionDay))
            return Refused;
        return Allows(command) ? null : Refused;
    }

    /// <summary>Who may know of it: its captor, its candidate, and the institute but for those who diffuse and operate.</summary>
    public bool Sees(Actor actor) => Entry is not null && actor.Role switch
    {
        Role.Capturist => actor.Party == Entry.ResponsibleParty,
        Role.Candidate => actor.Candidacy == id,
        Role.System or Role.Reviewer or Role.UtAdministrator or Role.Commission => true,
        _ => false,
    };

    /// <summary>Everything that the legal minimum wants is saved.</summary>
    public bool IsWhole => Written.Sections.All(s => Written.IsWhole(s, Saved.GetValueOrDefault(s)));

    public bool CaptureOpen(DateTimeOffset at) => CaptureWindow is var (opens, closes) && opens <= at && at <= closes;

    public bool PublicationOpen(DateTimeOffset at) =>
        election.Start(ModelElection.PublicationOpens) <= at && at <= election.End(ModelElection.ElectionDay);

    public (DateTimeOffset Opens, DateTimeOffset Closes)? CaptureWindow => _identityAgain ?? _reopened ?? DeliveryWindow;

    /// <summary>The identity answers were sent, the second time too if they had been destroyed.</summary>
    public bool HasSentIdentity => _identityAgain is null && Written.Identity.All(Saved.ContainsKey);

    /// <summary>What was destroyed may be given again, and nothing else.</summary>
    public bool IdentityOpen(DateTimeOffset at) => AfterCapture && _identityAgain is not null && CaptureOpen(at);

    public bool IsDelivered => DeliveryWindow is not null;

    public bool Shown(DateTimeOffset at) =>
        Status is CandidacyStatus.Published or CandidacyStatus.Corrected && PublicationOpen(at);

    /// <summary>Subjects of which a consent with evidence of the titular says yes.</summary>
    public IEnumerable<string> Consented => Consents.Where(c => c.Value is { Given: true, Evidence: not Evidence.None }).Select(c => c.Key);

    /// <summary>Nothing that anybody reviewed is another by it: a document beside the answers, or a reading of them.</summary>
    public static bool LeavesTheVersion(CandidacyCommand command) => command is OpenIdentity or AttachEvidence;

    /// <summary>Notes that the command was accepted.</summary>
    public void Apply(CandidacyCommand command)
    {
        if (!LeavesTheVersion(command))
            Version++;
        Done.Add((command, Version));
        if (command is not SaveDraft)
            Entries.Add((command.Name, Version));
        switch (command)
        {
            case RegisterCandidacy register:
                Entry = register.Entry;
                Status ??= CandidacyStatus.Pending;
                break;
            case SaveDraft draft:
                Save(draft);
                break;
            case Submit submit:
                Declare(submit);
                if (Status == CandidacyStatus.Pending)
                {
                    Status = CandidacyStatus.Captured;
                    SubmittedAt = submit.ReceivedAt;
                    Remember(submit.Name);
                }

                _identityAgain = null;
                Prove(ReceiptKind.Submission);
                break;
            case Verify verify:
                Status = CandidacyStatus.Verified;
                if (verify.Actor.Role == Role.System)
                    Entries.Add((verify.Name, Version));
                Prove(ReceiptKind.Verification);
                break;
            case Publish:
                Status = CandidacyStatus.Published;
                Prove(ReceiptKind.Publication);
                break;
            case GiveConsent give:
                Consent(give, give.Subjects, given: true);
                break;
            case RevokeConsent revoke:
                Consent(revoke, revoke.Subjects, given: false);
                break;
            case RequestCorrection request:
                Requested = request.Changes;
                break;
            case ApplyCorrection:
                Change(Requested!);
                Requested = null;
                Status = CandidacyStatus.Corrected;
                Prove(ReceiptKind.Correction);
                Remember(command.Name);
                break;
            case RejectCorrection:
                Requested = null;
                break;
            case ProposeInstitutionFix propose:
                Fix = (propose.Actor.AccountId, propose.Changes);
                break;
            case FixInstitutionError:
                Change(Fix!.Value.Changes);
                Fix = null;
                Prove(ReceiptKind.Correction);
                Remember(command.Name);
                break;
            case Observe observe:
                Observed.Add((observe.Section, observe.Ground));
                break;
            case Withhold withhold:
                Withheld.Add(withhold.Section);
                break;
            case Release release:
                Withheld.Remove(release.Section);
                break;
            case ReopenByAgreement reopen:
                Status = CandidacyStatus.Pending;
                Opening++;
                _reopened = (reopen.ReceivedAt, EndOf(reopen.Until));
                SubmittedAt = null;
                _identityAgain = null;
                Observed.Clear();
                Withheld.Clear();
                break;
            case Withdraw withdraw:
                _withdrawn = withdraw.ReceivedAt;
                BeforeWithdrawal = Status!.Value;
                Status = CandidacyStatus.Withdrawn;
                Prove(ReceiptKind.Withdrawal);
                break;
            case Reinstate reinstate:
                if (AsksForIdentity(reinstate))
                    _identityAgain = (reinstate.ReceivedAt, EndOf(reinstate.IdentityUntil!.Value));
                Status = BeforeWithdrawal;
                Forgotten = Certified = false;
                break;
            case Suppress:
                Forget();
                break;
            case CertifySuppression:
                Certified = true;
                Prove(ReceiptKind.Suppression);
                break;
            case ConfirmAffirmativeActions:
                Confirmed = Entry!.AffirmativeActions;
                break;
            case OpenIdentity:
                break;
            case AttachEvidence attach:
                Attached.Add(attach.Kept.Sha256);
                if (attach.Kind == EvidenceKind.SignedConsent)
                    _signed.Add(attach.Kept.Sha256);
                break;
            case RecordDelivery delivery:
                _received = delivery.DeliveredAt;
                Prove(ReceiptKind.Delivery);
                break;
            default:
                throw new ArgumentException($"The oracle knows nothing of {command.Name}.", nameof(command));
        }
    }

    /// <summary>What the clock alone brings, whoever looks and however often.</summary>
    public IEnumerable<CandidacyCommand> DueAt(DateTimeOffset now)
    {
        var system = Actor.ForSystem("modelo");
        if (Status == CandidacyStatus.Captured && now >= SubmittedAt!.Value.AddHours(ModelElection.ReviewHours))
            yield return new Verify { OperationId = Sample.NewId(), Actor = system, ReceivedAt = now, SeenVersion = Version, ConformingSections = [] };
        if (Status == CandidacyStatus.Verified && PublicationOpen(now))
            yield return new Publish { OperationId = Sample.NewId(), Actor = system, ReceivedAt = now };
        if (Status == CandidacyStatus.Withdrawn && !Forgotten && now > EndOf(LocalDay(_withdrawn).AddDays(ModelElection.SuppressionDays)))
            yield return new Suppress { OperationId = Sample.NewId(), Actor = system, ReceivedAt = now };
        if (Status == CandidacyStatus.Withdrawn && Forgotten && !Certified)
            yield return new CertifySuppression { OperationId = Sample.NewId(), Actor = system, ReceivedAt = now };
    }

    private static bool MayAsk(Role role, CommandName command) => command switch
    {
        CommandName.Register or CommandName.Publish or CommandName.Suppress or CommandName.CertifySuppression => role is Role.System,
        CommandName.SaveDraft or CommandName.Submit => role is Role.Capturist or Role.Candidate,
        CommandName.Verify => role is Role.Reviewer or Role.UtAdministrator or Role.System,
        CommandName.Observe or CommandName.OpenIdentity => role is Role.Reviewer or Role.UtAdministrator,
        CommandName.GiveConsent or CommandName.RevokeConsent or CommandName.RequestCorrection =>
            role is Role.Capturist or Role.Candidate or Role.UtAdministrator,
        CommandName.Withdraw => role is Role.UtAdministrator or Role.System,
        _ => role is Role.UtAdministrator,
    };

    private bool Allows(CandidacyCommand command) => command switch
    {
        RegisterCandidacy c => Status != CandidacyStatus.Withdrawn && c.Election == election.Slug && c.Entry != Entry
            && (Status == CandidacyStatus.Pending || SameCandidacy(c.Entry)),
        SaveDraft c => (Status == CandidacyStatus.Pending || (IdentityOpen(c.ReceivedAt) && !Written.Curricular.Contains(c.Section))) && CaptureOpen(c.ReceivedAt) && Written.Sections.Contains(c.Section)
            && !(Written.Identity.Contains(c.Section) && IdentityByCandidate && c.Actor.Role != Role.Candidate)
            && c.Values.Values.All(v => v.Length <= 8_000) && c.SeenSectionVersion == SectionVersions.GetValueOrDefault(c.Section),
        Submit c => (Status == CandidacyStatus.Pending || IdentityOpen(c.ReceivedAt)) && CaptureOpen(c.ReceivedAt) && c.Acknowledged && c.SeenVersion == Version && IsWhole,
        Verify c => Status == CandidacyStatus.Captured && c.SeenVersion == Version
            && (c.Actor.Role == Role.System
                ? c.ReceivedAt >= SubmittedAt!.Value.AddHours(ModelElection.ReviewHours)
                : Written.Curricular.All(s => c.ConformingSections.Contains(s) || Observed.Any(o => o.Section == s))),
        Publish c => Status == CandidacyStatus.Verified && PublicationOpen(c.ReceivedAt),
        GiveConsent c => MayConsent(c, c.Subjects, c.Evidence, given: true),
        RevokeConsent c => MayConsent(c, c.Subjects, c.Evidence, given: false),
        RequestCorrection c => Status == CandidacyStatus.Published && c.SeenVersion == Version && Requested is null && MailIsRight(c)
            && PublicationOpen(c.Actor.Role == Role.UtAdministrator ? c.Mail!.ReceivedAt : c.ReceivedAt) && MayChange(c.Changes),
        ApplyCorrection c => Status == CandidacyStatus.Published && c.SeenVersion == Version && Requested is { } asked && MayChange(asked),
        RejectCorrection c => Status == CandidacyStatus.Published && c.SeenVersion == Version && Requested is not null && c.Ground == "otra-candidatura",
        ProposeInstitutionFix c => IsPublic && c.SeenVersion == Version && c.Reason.Length is > 0 and <= 2_000 && MayChange(c.Changes),
        FixInstitutionError c => IsPublic && c.SeenVersion == Version && Fix is { } fix && fix.Account != c.Actor.AccountId && MayChange(fix.Changes),
        Observe c => AfterCapture && Written.Curricular.Contains(c.Section) && c.Ground is "copia" or "propaganda" or "lema"
            && !Observed.Contains((c.Section, c.Ground)) && c.Note.Length <= 2_000,
        Withhold c => AfterCapture && Written.Curricular.Contains(c.Section) && c.Ground == "propaganda" && !Withheld.Contains(c.Section),
        Release c => AfterCapture && Withheld.Contains(c.Section) && c.Reason.Length is > 0 and <= 2_000,
        ReopenByAgreement c => Status is CandidacyStatus.Captured or CandidacyStatus.Verified && c.Agreement.Length is > 0 and <= 200
            && c.Reason.Length is > 0 and <= 2_000 && c.Until >= LocalDay(c.ReceivedAt) && c.Until <= election.Day(ModelElection.ElectionDay),
        Withdraw c => Status != CandidacyStatus.Withdrawn && c.Agreement.Length is > 0 and <= 200 && c.Substitute != id,
        Reinstate c => Status == CandidacyStatus.Withdrawn && Forgotten == Certified && IdentityDateIsRight(c) && c.Agreement.Length is > 0 and <= 200 && c.Reason.Length is > 0 and <= 2_000,
        ConfirmAffirmativeActions c => Status != CandidacyStatus.Withdrawn && Entry!.AffirmativeActions.Length > 0
            && Confirmed != Entry.AffirmativeActions && c.Groups.SetEquals(Entry.AffirmativeActions.Split(' ')),
        AttachEvidence c => !(Status == CandidacyStatus.Withdrawn && c.Kind == EvidenceKind.SignedConsent) && c.Reference.Trim().Length is > 0 and <= 200 && c.Kept.Sha256.Length == 64 && !Attached.Contains(c.Kept.Sha256) && Attached.Count < 50,
        RecordDelivery c => Status == CandidacyStatus.Pending && _received is null && Entry!.AccountDeliveredOn is null && c.DeliveredAt <= c.ReceivedAt
            && LocalDay(c.DeliveredAt) <= election.Day(ModelElection.ElectionDay),
        Suppress c => Status == CandidacyStatus.Withdrawn && !Forgotten && c.ReceivedAt > EndOf(LocalDay(_withdrawn).AddDays(ModelElection.SuppressionDays)),
        CertifySuppression => Status == CandidacyStatus.Withdrawn && Forgotten && !Certified,
        OpenIdentity c => AfterCapture && HasSentIdentity && c.Purpose.Length is >= OpenIdentity.ShortestPurpose and <= 2_000,
        _ => throw new ArgumentException($"The oracle knows nothing of {command.Name}.", nameof(command)),
    };

    /// <summary>Everything but the curriculum and what the registry makes public.</summary>
    private void Forget()
    {
        Forgotten = true;
        Entry = Entry! with { AffirmativeActions = "" };
        foreach (var section in Written.Sections.Except(Written.Curricular))
        {
            Saved.Remove(section);
            SectionVersions.Remove(section);
            _sittings.Remove(section);
        }

        IdentityByCandidate = false;
        Consents.Clear();
        Confirmed = "";
        Attached.RemoveAll(_signed.Contains);
        _signed.Clear();
        _identityAgain = null;
    }

    private bool AsksForIdentity(Reinstate command) => Forgotten && BeforeWithdrawal != CandidacyStatus.Pending
        && LocalDay(command.ReceivedAt) <= election.Day(ModelElection.ElectionDay);

    private bool IdentityDateIsRight(Reinstate command) => !AsksForIdentity(command)
        || (command.IdentityUntil >= LocalDay(command.ReceivedAt) && command.IdentityUntil <= election.Day(ModelElection.ElectionDay));

    private bool IsPublic => Status is CandidacyStatus.Published or CandidacyStatus.Corrected;

    private bool AfterCapture => IsPublic || Status is CandidacyStatus.Captured or CandidacyStatus.Verified;

    private (DateTimeOffset Opens, DateTimeOffset Closes)? DeliveryWindow
    {
        get
        {
            if ((_received is { } at ? LocalDay(at) : Entry?.AccountDeliveredOn) is not { } delivered)
                return null;
            var from = (delivered > Entry!.ApprovedOn ? delivered : Entry.ApprovedOn).DayNumber - election.Day(0).DayNumber;
            return (_received > election.Start(from) ? _received.Value : election.Start(from), election.End(Math.Min(from + ModelElection.CaptureDays, ModelElection.ElectionDay)));
        }
    }

    private bool SameCandidacy(RegistryEntry entry) =>
        entry with { GivenNames = Entry!.GivenNames, Nickname = Entry.Nickname, AffirmativeActions = Entry.AffirmativeActions, AccountDeliveredOn = Entry.AccountDeliveredOn } == Entry;

    private bool Titular(Actor actor) =>
        actor.Role == Role.Candidate || (actor.Role == Role.Capturist && Entry!.PoliticalActor == People.Independent);

    private bool MayConsent(CandidacyCommand command, ImmutableHashSet<string> subjects, SignedEvidence? evidence, bool given)
    {
        var titular = Titular(command.Actor);
        if (Forgotten)
            return false;
        if (!titular && (command.Actor.Role != Role.UtAdministrator || evidence is null || evidence.Reference.Length is 0 or > 200
            || evidence.SignedOn > LocalDay(command.ReceivedAt)))
            return false;
        return !subjects.IsEmpty && subjects.All(Written.Subjects.Contains) && subjects.Any(s => Changes(s, given, titular ? Evidence.Act : Evidence.Paper));
    }

    private bool Changes(string subject, bool given, Evidence evidence) =>
        !Consents.TryGetValue(subject, out var was) || was != (given, evidence);

    private void Consent(CandidacyCommand command, ImmutableHashSet<string> subjects, bool given)
    {
        foreach (var subject in subjects)
            Consents[subject] = (given, Titular(command.Actor) ? Evidence.Act : Evidence.Paper);
    }

    private void Declare(Submit submit)
    {
        var evidence = Titular(submit.Actor) ? Evidence.Act : Evidence.None;
        foreach (var subject in Written.Subjects)
        {
            var answer = Saved["consentimiento"].GetValueOrDefault("consent-" + subject);
            if (answer is "si" or "no" && !(evidence == Evidence.None && Consents.TryGetValue(subject, out var was) && was.Evidence != Evidence.None))
                Consents[subject] = (answer == "si", evidence);
        }
    }

    private void Save(SaveDraft draft)
    {
        SectionVersions[draft.Section] = draft.SeenSectionVersion + 1;
        Saved[draft.Section] = draft.Values;
        IdentityByCandidate |= Written.Identity.Contains(draft.Section) && draft.Actor.Role == Role.Candidate;
        if (draft.SeenSectionVersion == 0 || _sittings[draft.Section] != draft.Actor.SessionId)
            Entries.Add((draft.Name, Version));
        _sittings[draft.Section] = draft.Actor.SessionId;
    }

    private static bool MailIsRight(RequestCorrection command) => command.Actor.Role != Role.UtAdministrator
        || (command.Mail is { Reference.Length: > 0 and <= 200 } mail && mail.ReceivedAt <= command.ReceivedAt);

    private bool MayChange(ImmutableDictionary<string, Answers> changes)
    {
        var differs = false;
        foreach (var (section, fields) in changes)
        {
            var before = Saved.GetValueOrDefault(section) ?? Answers.Empty;
            var after = Merge(before, fields);
            if (!Written.Curricular.Contains(section) || !Written.IsWhole(section, after))
                return false;
            differs |= after.Count != before.Count || after.Any(a => before.GetValueOrDefault(a.Key) != a.Value);
        }

        return differs;
    }

    private void Change(ImmutableDictionary<string, Answers> changes)
    {
        foreach (var (section, fields) in changes)
            Saved[section] = Merge(Saved.GetValueOrDefault(section) ?? Answers.Empty, fields);
    }

    private static Answers Merge(Answers before, Answers fields) =>
        before.SetItems(fields).RemoveRange(fields.Where(f => f.Value.Length == 0).Select(f => f.Key));

    private void Prove(ReceiptKind kind) => Receipts.Add((kind, Opening, Version));

    private void Remember(CommandName act) => Contents.Add((
        Version, Opening, act, Written.Curricular.Where(Saved.ContainsKey).ToDictionary(s => s, s => Saved[s])));

    private static DateTimeOffset EndOf(DateOnly day) => new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(-7)).AddMilliseconds(-1);

    private static DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(-7)).DateTime);
}
