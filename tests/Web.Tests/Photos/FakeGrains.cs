using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Photos;
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

    /// <summary>Sections may be saved.</summary>
    public bool CanCapture { get; set; } = true;

    /// <summary>What a test says of a candidacy, over what was saved.</summary>
    public ConcurrentDictionary<string, Func<CandidacyView, CandidacyView>> Told { get; } = new();

    /// <summary>Commands other than drafts, oldest first.</summary>
    public ConcurrentQueue<(string Candidacy, CandidacyCommand Command)> Given { get; } = new();

    /// <summary>What they are answered.</summary>
    public Func<CandidacyCommand, Outcome> Answer { get; set; } = _ => Outcome.Done(2);

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

    /// <summary>Months that the election lets a photograph have.</summary>
    public int PhotoMonths { get; set; } = Conoceles.Photos.PhotoRules.DefaultMonths;

    public IGrainFactory Factory => Proxy.Of<IGrainFactory>((method, arguments) => Grain(method.ReturnType, (string)arguments[0]!));

    public SectionView? Section(string candidacy, string section) => _sections.GetValueOrDefault((candidacy, section));

    /// <summary>What another tab or person did meanwhile.</summary>
    public void Save(string candidacy, string section, ImmutableDictionary<string, string> values) => _sections.AddOrUpdate(
        (candidacy, section), new SectionView(1, values, true, false, null), (_, old) => old with { Version = old.Version + 1, Values = values });

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
            nameof(ICandidacyGrain.Execute) => Task.FromResult(a[0] is SaveDraft draft ? Execute(draft, id) : Record((CandidacyCommand)a[0]!, id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IPhotoGrain) ? Proxy.Of<IPhotoGrain>((method, a) => method.Name switch
        {
            nameof(IPhotoGrain.Read) => Task.FromResult(View((Actor)a[0]!, id) is null ? null : _photos.GetValueOrDefault((id, (string)a[1]!))),
            nameof(IPhotoGrain.Store) => Task.FromResult(Store((Actor)a[0]!, (byte[])a[1]!, id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(Elections.IElectionGrain) ? Proxy.Of<Elections.IElectionGrain>((method, _) => method.Name switch
        {
            nameof(Elections.IElectionGrain.GetDefinition) => Task.FromResult<Elections.ElectionDefinition?>(Election with { PhotoMonths = PhotoMonths }),
            _ => throw new NotSupportedException(method.Name),
        })
        : throw new NotSupportedException(type.Name);

    private PhotoOutcome Store(Actor actor, byte[] jpeg, string id) =>
        View(actor, id) is null ? PhotoOutcome.Refused(Refusals.NotFound)
        : StoredPhoto.IsAcceptable(jpeg) ? PhotoOutcome.Kept(Keep(id, jpeg))
        : PhotoOutcome.Refused(StoredPhoto.NotAcceptable);

    private Outcome Execute(SaveDraft draft, string id)
    {
        if (View(draft.Actor, id) is not { } view)
            return Outcome.Refused(Refusals.NotFound, 0);
        if (!CanCapture)
            return Outcome.Refused(Refusals.WindowClosed, view.Version);
        var version = Section(id, draft.Section)?.Version ?? 0;
        if (version != draft.SeenSectionVersion)
            return Outcome.Refused(Refusals.StaleSection, view.Version, version);
        _sections[(id, draft.Section)] = new SectionView(version + 1, draft.Values, true, draft.Finished, null);
        return Outcome.Done(view.Version + 1, sectionVersion: version + 1);
    }

    private Outcome Record(CandidacyCommand command, string id)
    {
        if (View(command.Actor, id) is null)
            return Outcome.Refused(Refusals.NotFound, 0);
        Given.Enqueue((id, command));
        return Answer(command);
    }

    private CandidacyView? View(Actor actor, string id) =>
        actor.Party == Sample.Entry.ResponsibleParty || actor.BelongsToInstitute ? Told.GetValueOrDefault(id, v => v)(Saved(id)) : null;

    private CandidacyView Saved(string id) => new()
    {
        Id = id,
        Election = Sample.Slug,
        Entry = Sample.Entry,
        Status = CandidacyStatus.Pending,
        Version = 1,
        Opening = 1,
        Sections = _sections.Where(s => s.Key.Candidacy == id).ToImmutableDictionary(s => s.Key.Section, s => s.Value),
        CaptureCloses = null,
        CanCapture = CanCapture,
        Receipts = [],
        Missing = [],
        Consents = [],
        Observations = [],
        Withheld = [],
        ConfirmedActions = "",
        IdentityByCandidate = false,
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
