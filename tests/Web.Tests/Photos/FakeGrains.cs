using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Conoceles.Photos;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Web.Tests.Photos;

/// <summary>
/// The cluster as the capture's pages see it, in this process: one party's candidacies, their sections and
/// photographs. What the real grains refuse is tested with the real grains.
/// </summary>
internal sealed class FakeGrains
{
    private readonly ConcurrentDictionary<(string Candidacy, string Hash), byte[]> _photos = new();
    private readonly ConcurrentDictionary<(string Candidacy, string Section), SectionView> _sections = new();

    private readonly ConcurrentDictionary<Guid, Outcome> _operations = new();

    /// <summary>Every draft that arrived, in order, repeats included.</summary>
    public ConcurrentQueue<(string Candidacy, SaveDraft Draft)> Drafts { get; } = new();

    /// <summary>What each of them did: an operation that was repeated did nothing.</summary>
    public int Saves { get; private set; }

    /// <summary>Asked before each draft: one that throws is a cluster that is away.</summary>
    public Func<SaveDraft, Task>? Before { get; set; }

    /// <summary>Sections may be saved.</summary>
    public bool CanCapture { get; set; } = true;

    /// <summary>What a test says of a candidacy, over what was saved.</summary>
    public ConcurrentDictionary<string, Func<CandidacyView, CandidacyView>> Told { get; } = new();

    /// <summary>Commands other than drafts, oldest first.</summary>
    public ConcurrentQueue<(string Candidacy, CandidacyCommand Command)> Given { get; } = new();

    /// <summary>Contents that a candidacy has had; none when a test does not say.</summary>
    public ConcurrentDictionary<string, ImmutableArray<VersionView>> Histories { get; } = new();

    /// <summary>What they are answered.</summary>
    public Func<CandidacyCommand, Outcome> Answer { get; set; } = _ => Outcome.Done(2);

    /// <summary>Who reviews what.</summary>
    public Oversight.Review.FakeReviewQueue Reviews { get; } = new();

    /// <summary>Identity answers that were opened, with what for.</summary>
    public ConcurrentQueue<(string Candidacy, OpenIdentity Command)> Opened { get; } = new();

    /// <summary>Files that were kept, repeats included.</summary>
    public ConcurrentQueue<(string Owner, KeepEvidence Command)> Kept { get; } = new();

    /// <summary>Documents that were opened.</summary>
    public ConcurrentQueue<(string Owner, OpenEvidence Command)> OpenedDocuments { get; } = new();

    /// <summary>What opening a document gives; the real grain's refusals are tested with the real grain.</summary>
    public ConcurrentDictionary<Guid, EvidenceFile> Documents { get; } = new();

    public static Elections.ElectionDefinition Election { get; } = Sample.Election with
    {
        Questionnaires = ShippedQuestionnaires.Set,
        Grounds = [new Elections.Ground("lema", "Lemas de campaña", "Lineamientos, supuesto 7", null, true)],
        RejectionGrounds =
        [
            new Elections.Ground("no-corresponde", "No corresponde a esta candidatura", "Plan, 8", null, false),
            new Elections.Ground("foto", "La fotografía no cumple la especificación", "Plan, 8", null, false),
        ],
    };

    /// <summary>What a test says of the election; webs keep it for a while.</summary>
    public Func<Elections.ElectionDefinition, Elections.ElectionDefinition> Define { get; set; } = election => election;

    /// <summary>Candidacies whose candidate answers identity with her own account.</summary>
    public HashSet<string> IdentityByCandidate { get; } = [];

    /// <summary>What the registry says of every candidacy.</summary>
    public Elections.RegistryEntry Entry { get; set; } = Sample.Entry;

    /// <summary>Months that the election lets a photograph have.</summary>
    public int PhotoMonths { get; set; } = Conoceles.Photos.PhotoRules.DefaultMonths;

    public IGrainFactory Factory => Proxy.Of<IGrainFactory>((method, arguments) => Grain(method.ReturnType, (string)arguments[0]!));

    public SectionView? Section(string candidacy, string section) => _sections.GetValueOrDefault((candidacy, section));

    /// <summary>What another tab or person did meanwhile.</summary>
    public void Save(string candidacy, string section, ImmutableDictionary<string, string> values, bool here = false) => _sections.AddOrUpdate(
        (candidacy, section),
        new SectionView(1, values, IsComplete(section, values), true, Now, here),
        (_, old) => old with { Version = old.Version + 1, Values = values, Complete = IsComplete(section, values), SavedHere = here });

    /// <summary>A photograph that a candidacy has.</summary>
    public string Keep(string candidacy, byte[] jpeg)
    {
        var hash = StoredPhoto.HashOf(jpeg);
        _photos[(candidacy, hash)] = jpeg;
        return hash;
    }

    private object Grain(Type type, string id) =>
        type == typeof(ICandidacyGrain) ? Proxy.Of<ICandidacyGrain>((method, a) => method.Name switch
        {
            nameof(ICandidacyGrain.Read) => Task.FromResult(View((Actor)a[0]!, id)),
            nameof(ICandidacyGrain.Execute) => a[0] is SaveDraft draft ? Receive(draft, id) : Task.FromResult(Record((CandidacyCommand)a[0]!, id)),
            nameof(ICandidacyGrain.OpenIdentity) => Task.FromResult(Open((OpenIdentity)a[0]!, id)),
            nameof(ICandidacyGrain.ReadIdentityDraft) => Task.FromResult(Identity((Actor)a[0]!, id, (string)a[1]!)),
            nameof(ICandidacyGrain.ReadHistory) => Task.FromResult<ImmutableArray<VersionView>?>(Histories.GetValueOrDefault(id, [])),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IEvidenceGrain) ? Proxy.Of<IEvidenceGrain>((method, a) => method.Name switch
        {
            nameof(IEvidenceGrain.Keep) => Task.FromResult(Keep((KeepEvidence)a[0]!, id)),
            nameof(IEvidenceGrain.Open) => Task.FromResult(Open((OpenEvidence)a[0]!, id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Conoceles.Review.IReviewQueueGrain) ? Reviews.Grain
        : type == typeof(IPhotoGrain) ? Proxy.Of<IPhotoGrain>((method, a) => method.Name switch
        {
            nameof(IPhotoGrain.Read) => Task.FromResult(View((Actor)a[0]!, id) is null ? null : _photos.GetValueOrDefault((id, (string)a[1]!))),
            nameof(IPhotoGrain.Store) => Task.FromResult(Store((Actor)a[0]!, (byte[])a[1]!, id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Elections.IElectionGrain) ? Proxy.Of<Elections.IElectionGrain>((method, _) => method.Name switch
        {
            nameof(Elections.IElectionGrain.GetVersion) => Task.FromResult(1),
            nameof(Elections.IElectionGrain.GetDecisions) => Task.FromResult(ImmutableArray<Elections.CalendarDecision>.Empty),
            nameof(Elections.IElectionGrain.Decide) => Task.FromResult(Outcome.Done(2)),
            nameof(Elections.IElectionGrain.GetDefinition) => Task.FromResult<Elections.ElectionDefinition?>(Define(Election with { PhotoMonths = PhotoMonths })),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Arco.IArcoRequestGrain) ? Proxy.Of<Arco.IArcoRequestGrain>((method, _) => method.Name switch
        {
            nameof(Arco.IArcoRequestGrain.Read) => Task.FromResult<Arco.ArcoRequest?>(null),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Elections.IWorkPlanGrain) ? Proxy.Of<Elections.IWorkPlanGrain>((method, _) => method.Name switch
        {
            nameof(Elections.IWorkPlanGrain.GetActs) => Task.FromResult(ImmutableArray<Elections.RecordedAct>.Empty),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Cuts.ICutGrain) ? Proxy.Of<Cuts.ICutGrain>((method, _) => method.Name switch
        {
            nameof(Cuts.ICutGrain.Read) => Task.FromResult(new Cuts.CutsView([], 0, null, null)),
            _ => throw new NotSupportedException(method.Name),
        })
        : throw new NotSupportedException(type.Name);

    private PhotoOutcome Store(Actor actor, byte[] jpeg, string id) =>
        View(actor, id) is null ? PhotoOutcome.Refused(Refusals.NotFound)
        : StoredPhoto.IsAcceptable(jpeg) ? PhotoOutcome.Kept(Keep(id, jpeg))
        : PhotoOutcome.Refused(StoredPhoto.NotAcceptable);

    private async Task<Outcome> Receive(SaveDraft draft, string id)
    {
        Drafts.Enqueue((id, draft));
        if (Before is { } before)
            await before(draft);
        // As the real grain: the first answer again.
        return _operations.GetOrAdd(draft.OperationId, _ => Execute(draft, id));
    }

    private Outcome Execute(SaveDraft draft, string id)
    {
        if (View(draft.Actor, id) is not { } view)
            return Outcome.Refused(Refusals.NotFound, 0);
        if (view.IdentityByCandidate && IsIdentity(draft.Section) && draft.Actor.Role != Role.Candidate)
            return Outcome.Refused(Refusals.IdentityIsTheCandidates, view.Version);
        if (!CanCapture)
            return Outcome.Refused(Refusals.WindowClosed, view.Version);
        var version = Section(id, draft.Section)?.Version ?? 0;
        if (draft.Values.Values.Any(v => v.Length > Conoceles.Questionnaires.CharacterCount.StorageCap))
            return Outcome.Refused(Refusals.TextTooLong, view.Version);
        if (version != draft.SeenSectionVersion)
            return Outcome.Refused(Refusals.StaleSection, view.Version, version);
        Saves++;
        _sections[(id, draft.Section)] = new SectionView(version + 1, draft.Values, IsComplete(draft.Section, draft.Values), draft.Finished, Now, SavedHere: true);
        if (IsIdentity(draft.Section) && draft.Actor.Role == Role.Candidate)
            IdentityByCandidate.Add(id);
        return Outcome.Done(view.Version + 1, sectionVersion: version + 1);
    }

    private OpenedIdentity Open(OpenIdentity command, string id)
    {
        if (View(command.Actor, id) is not { } view)
            return OpenedIdentity.Refused(Outcome.Refused(Refusals.NotFound, 0));
        if (command.Purpose.Length < OpenIdentity.ShortestPurpose)
            return OpenedIdentity.Refused(Outcome.Refused(Refusals.PurposeMissing, view.Version));
        if (view.Status is CandidacyStatus.Pending)
            return OpenedIdentity.Refused(Outcome.Refused(Refusals.WrongStatus, view.Version));
        Opened.Enqueue((id, command));
        return new OpenedIdentity(Outcome.Done(view.Version), ShippedQuestionnaires.Set.Identity.Sections.ToImmutableDictionary(
            s => s.Id, s => Section(id, s.Id)?.Values ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal));
    }

    private EvidenceOutcome Keep(KeepEvidence command, string id)
    {
        if (EvidenceRules.RefusalOf(command.Content) is { } refusal)
            return EvidenceOutcome.Refused(refusal);
        Kept.Enqueue((id, command));
        var media = EvidenceRules.MediaOf(command.Content)!.Value;
        Documents[command.OperationId] = new EvidenceFile(EvidenceRules.NameOf(command.FileName, media), media, command.Content);
        return EvidenceOutcome.Done(new KeptEvidence(command.OperationId, EvidenceRules.HashOf(command.Content), command.Content.Length, media));
    }

    private OpenedEvidence Open(OpenEvidence command, string id)
    {
        var document = View(command.Actor, id)?.Evidence.FirstOrDefault(e => e.Id == command.EvidenceId);
        if (document is null || !Documents.TryGetValue(command.EvidenceId, out var file))
            return OpenedEvidence.Refused(EvidenceRefusals.Damaged);
        if (EvidenceRules.PurposeOf(document.Kind, command.Purpose) is null)
            return OpenedEvidence.Refused(EvidenceRefusals.PurposeMissing);
        OpenedDocuments.Enqueue((id, command));
        return new OpenedEvidence(file, null);
    }

    private Outcome Record(CandidacyCommand command, string id)
    {
        if (View(command.Actor, id) is null)
            return Outcome.Refused(Refusals.NotFound, 0);
        Given.Enqueue((id, command));
        return Answer(command);
    }

    private static readonly DateTimeOffset Now = new(2024, 4, 25, 17, 0, 0, TimeSpan.Zero);

    private static bool IsIdentity(string section) => ShippedQuestionnaires.Set.Identity.Find(section) is not null;

    private static bool IsComplete(string section, ImmutableDictionary<string, string> values) =>
        QuestionnaireRules.IsComplete(ShippedQuestionnaires.Section(section), values);

    private ImmutableDictionary<string, string>? Identity(Actor actor, string id, string section) =>
        View(actor, id) is not { } view || (view.IdentityByCandidate && actor.Role != Role.Candidate) ? null
        : Section(id, section)?.Values ?? ImmutableDictionary<string, string>.Empty;

    // As the grain: identity answers are never in the view, only whether they are complete.
    private ImmutableDictionary<string, SectionView> Sections(string id) => _sections.Where(s => s.Key.Candidacy == id).ToImmutableDictionary(
        s => s.Key.Section, s => IsIdentity(s.Key.Section) ? s.Value with { Values = ImmutableDictionary<string, string>.Empty } : s.Value);

    private Finding[] Missing(string id) => [.. ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections).SelectMany(s =>
        !IsIdentity(s.Id) ? QuestionnaireRules.Check(s, Section(id, s.Id)?.Values ?? ImmutableDictionary<string, string>.Empty).Where(f => f.Blocks)
        : Section(id, s.Id) is { Complete: true } ? []
        : [new Finding(s.Id, s.Id, "identity-incomplete", $"Falta completar «{s.Title}» del cuestionario de identidad.", true)])];

    private bool CanSee(Actor actor, string id) =>
        actor.Role == Role.Candidate ? actor.Candidacy == id : actor.BelongsToInstitute || actor.Party == Entry.ResponsibleParty;

    private CandidacyView? View(Actor actor, string id) =>
        CanSee(actor, id) ? Told.GetValueOrDefault(id, v => v)(Saved(id)) : null;

    private CandidacyView Saved(string id) => new()
    {
        Id = id,
        Election = Sample.Slug,
        Entry = Entry,
        Status = CandidacyStatus.Pending,
        Version = 1,
        Opening = 1,
        Sections = Sections(id),
        CaptureDeadline = Elections.Deadlines.Capture(Entry, Elections.Calendar.Of(Sample.Election, 1)),
        CanCapture = CanCapture,
        Receipts = [],
        Missing = [.. Missing(id)],
        Consents = [],
        Observations = [],
        Withheld = [],
        ConfirmedActions = "",
        IdentityByCandidate = IdentityByCandidate.Contains(id),
        VerifiedBySystem = false,
    };
}

/// <summary>An interface whose calls go to a function, so that members added to it later break nothing here.</summary>
public class Proxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = null!;

    public static T Of<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, Proxy>();
        ((Proxy)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
