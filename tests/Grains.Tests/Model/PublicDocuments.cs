using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Tests.Model;

/// <summary>What the world may read of a candidacy, compared with what was written and said of it.</summary>
internal static class PublicDocuments
{
    private static readonly PublicProjection.Phase[] Phases = Enum.GetValues<PublicProjection.Phase>();

    /// <summary>In every phase, of the state alone; nothing is disclosed.</summary>
    public static void AreRight(Oracle oracle, CandidacyState state, ElectionDefinition election)
    {
        if (oracle.Status is null)
            return;
        var calendar = Calendar.Of(election, 1);
        foreach (var moment in Enum.GetValues<Moment>())
        {
            var at = oracle.Election.At(moment);
            var phase = PublicProjection.PhaseAt(state, calendar, at);
            IsRight(oracle, PublicProjection.Document(state, election, phase, IdentityDisclosure.Nothing), at, disclosed: false);
        }
    }

    /// <summary>Where the product says that two states show the same, they do, to the byte.</summary>
    public static void AreTheSameWhereSaidSo(CandidacyState before, CandidacyState after, ElectionDefinition election)
    {
        if (before.Entry is null || !PublicProjection.IsSame(before, after))
            return;
        foreach (var phase in Phases)
            Assert.Equal(Text(before, election, phase), Text(after, election, phase));
    }

    /// <param name="disclosed">True when consents and identity answers were asked of the vault.</param>
    public static void IsRight(Oracle oracle, PublicCandidacy? document, DateTimeOffset at, bool disclosed)
    {
        if (!oracle.PublicationOpen(at) || oracle.Status is null or CandidacyStatus.Withdrawn)
        {
            Assert.Null(document);
            return;
        }

        Assert.NotNull(document);
        Assert.Equal(oracle.Id, document.Id);
        Assert.Equal(
            Written.Groups.Where(g => oracle.Confirmed.Split(' ').Contains(g) && oracle.Entry!.AffirmativeActions.Split(' ').Contains(g)),
            document.AffirmativeActions.Select(a => a.Group));
        if (!oracle.Shown(at))
        {
            Assert.Equal(ReasonOf(oracle, at), document.Reason);
            Assert.Empty(document.Sections);
            Assert.Empty(document.ConsentedChips);
            Assert.Empty(document.ConsentedDetails);
            Assert.Null(document.Photo);
            Assert.Null(document.PublishedAt);
            return;
        }

        Assert.Null(document.Reason);
        Assert.Equal(oracle.Version, document.Version);
        Assert.Equal(Written.Curricular.Where(s => s != "fotografia" || oracle.Withheld.Contains(s)), document.Sections.Select(s => s.Id));
        foreach (var section in document.Sections)
            SectionIsRight(oracle, section);
        ConsentsAreRight(oracle, document, disclosed);
    }

    private static void SectionIsRight(Oracle oracle, PublicSection section)
    {
        if (oracle.Withheld.Contains(section.Id))
        {
            Assert.NotNull(section.Withheld);
            Assert.Empty(section.Items);
            return;
        }

        Assert.Null(section.Withheld);
        var field = Written.MarkField(section.Id)!;
        var said = oracle.Saved.GetValueOrDefault(section.Id)?.GetValueOrDefault(field);
        Assert.Equal(said, section.Items.Single(i => i.Field == field).Value);
    }

    private static void ConsentsAreRight(Oracle oracle, PublicCandidacy document, bool disclosed)
    {
        var consented = disclosed && oracle.HasSentIdentity ? oracle.Consented.ToHashSet() : [];
        var shownAnyway = document.AffirmativeActions.Select(a => a.Group).ToHashSet();
        Assert.Equal(
            Written.Groups.Where(g => consented.Contains(g) && SaidYes(oracle, g) && !shownAnyway.Contains(g)),
            document.ConsentedChips.Select(c => c.Group));
        Assert.Equal(
            Written.Identity.Where(s => consented.Contains("detalle-" + s)),
            document.ConsentedDetails.Select(d => d.Id));
        foreach (var section in document.ConsentedDetails.Where(d => Written.MarkField(d.Id) is not null))
        {
            var field = Written.MarkField(section.Id)!;
            var said = oracle.Saved[section.Id].GetValueOrDefault(field);
            Assert.Equal(said is null or "no-aplica" ? null : said, section.Items.SingleOrDefault(i => i.Field == field)?.Value);
        }
    }

    // Nobody in these histories is young or old: those chips are never right.
    private static bool SaidYes(Oracle oracle, string group) => group switch
    {
        "indigena" => oracle.Saved["indigena"]["p01"] == "si",
        "afromexicana" => oracle.Saved["afromexicana"]["p08"] == "si",
        "migrantes" => oracle.Saved["migrantes"]["p11"] == "si",
        _ => false,
    };

    private static PublicReason ReasonOf(Oracle oracle, DateTimeOffset at) => oracle.Status switch
    {
        CandidacyStatus.Captured or CandidacyStatus.Verified => PublicReason.InReview,
        _ when oracle.CaptureWindow is var (_, closes) && at > closes => PublicReason.NotCaptured,
        _ => PublicReason.InCapture,
    };

    private static string Text(CandidacyState state, ElectionDefinition election, PublicProjection.Phase phase) =>
        JsonSerializer.Serialize(PublicProjection.Document(state, election, phase, IdentityDisclosure.Nothing), PublicJson.Options);
}
