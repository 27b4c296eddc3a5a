using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Projection;

/// <summary>
/// From state to the world: with every question answered and everything else of a state filled, the public document says
/// what the allow-list says and nothing else. A member or a field that is added has to be added here too.
/// </summary>
public class AllowListTests
{
    /// <summary>Everything that a document may say, besides what its lists hold.</summary>
    private static readonly string[] Members =
    [
        "id", "election", "version", "name", "nickname", "sex", "age", "office", "officeName", "territory", "district",
        "character", "actor", "actorName", "sortKey", "photo", "sections", "affirmativeActions", "consentedChips", "consentedDetails",
        "publishedAt", "correctedAt",
    ];

    /// <summary>Curricular questions that are captured and never shown as text: the photograph has its own member, its date none.</summary>
    private static readonly string[] NotText = ["foto", "foto-fecha"];

    [Fact]
    public void Published_SaysTheAllowListAndNothingElse()
    {
        var document = JsonDocument.Parse(Json(Full(), IdentityDisclosure.Nothing)).RootElement;
        Assert.Equal(Members.Order(StringComparer.Ordinal), document.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        var shown = document.GetProperty("sections").EnumerateArray()
            .SelectMany(s => s.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("field").GetString()!).ToArray();
        var curricular = Sample.Questionnaires.Curricular.Sections.SelectMany(s => s.Fields).SelectMany(f => f.ItemIds).ToArray();
        Assert.Empty(shown.Except(curricular));
        Assert.Empty(shown.Intersect(NotText));
        Assert.Equal([], document.GetProperty("consentedChips").EnumerateArray());
        Assert.Equal([], document.GetProperty("consentedDetails").EnumerateArray());
    }

    [Fact]
    public void Published_HasNoWordOfWhatIsNotPublic()
    {
        var json = Json(Full(), IdentityDisclosure.Nothing);
        foreach (var secret in Sample.Questionnaires.Identity.Sections.Concat(Sample.Questionnaires.Declarations.Sections).SelectMany(s => s.Fields).Select(f => Secret(f.Id)))
            Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
        foreach (var kept in new[]
        {
            Secret("foto-fecha"), "2024-04-18", Sample.Entry.Key, Sample.Entry.ResponsibleParty + "\"", Sample.Entry.ApprovalAgreement,
            "cuenta-secreta", "Nota para el partido", "Correo secreto", "Constancia secreta", "Formato secreto", "sal-secreta", "Otra versión",
        })
            Assert.DoesNotContain(kept, json.Replace("\"actor\":\"pxx\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Consented_ShowsItsChipAndItsDetails_AndTheOthersStay()
    {
        var questionnaires = Sample.Questionnaires;
        var details = questionnaires.Identity.Find("migrantes")!;
        var disclosure = new IdentityDisclosure(
            ["migrantes", "indigena", "jovenes"],
            ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add(
                details.Id, ImmutableDictionary<string, string>.Empty.Add("p11", "si").Add("p12", "us")));
        var document = PublicProjection.Document(Full(), Sample.Election, PublicProjection.Phase.InCapture, disclosure)!;
        // She is 41: not young, whatever she answered. What the affirmative action says is not said twice.
        Assert.Equal(["migrantes"], document.ConsentedChips.Select(c => c.Group));
        Assert.Equal(["indigena"], document.AffirmativeActions.Select(c => c.Group));
        Assert.Equal(["migrantes"], document.ConsentedDetails.Select(s => s.Id));
        Assert.Equal(["p11", "p12"], document.ConsentedDetails[0].Items.Select(i => i.Field));
    }

    [Theory]
    [InlineData(CandidacyStatus.Pending)]
    [InlineData(CandidacyStatus.Captured)]
    [InlineData(CandidacyStatus.Verified)]
    public void BeforeThePublication_OnlyTheRegistryIsSaid(CandidacyStatus status)
    {
        var document = PublicProjection.Document(
            Full() with { Status = status }, Sample.Election, PublicProjection.Phase.InCapture,
            new IdentityDisclosure(["migrantes"], ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty))!;
        Assert.Empty(document.Sections);
        Assert.Empty(document.ConsentedChips);
        Assert.Null(document.Photo);
        Assert.NotNull(document.Reason);
        Assert.Equal(["indigena"], document.AffirmativeActions.Select(c => c.Group));
    }

    [Theory]
    [InlineData(PublicProjection.Phase.InCapture, true)]
    [InlineData(PublicProjection.Phase.CaptureClosed, true)]
    [InlineData(PublicProjection.Phase.BeforePublication, false)]
    [InlineData(PublicProjection.Phase.AfterPublication, false)]
    public void Withdrawn_SaysThePostAndTheAgreementAndNobody(PublicProjection.Phase phase, bool said)
    {
        var state = Full() with
        {
            Status = CandidacyStatus.Withdrawn,
            Withdrawal = new Withdrawal(Sample.InWindow, WithdrawalCause.Cancellation, "CG/88/2024", "cand-prueba-000777", CandidacyStatus.Corrected),
        };
        Assert.Null(PublicProjection.Document(state, Sample.Election, phase, IdentityDisclosure.Nothing));
        var withdrawal = PublicProjection.Withdrawal(state, Sample.Election, phase);
        Assert.Equal(said, withdrawal is not null);
        if (withdrawal is null)
            return;
        var json = JsonDocument.Parse(JsonSerializer.Serialize(withdrawal, PublicJson.Options)).RootElement;
        Assert.Equal(
            ["actor", "actorName", "agreement", "character", "district", "election", "id", "office", "officeName", "territory"],
            json.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal("CG/88/2024", withdrawal.Agreement);
        foreach (var kept in new[] { "Fulana", "De Prueba", "La Prueba", "Mujer", "41", "indigena", "Cancellation", "000777", "2024-04" })
            Assert.DoesNotContain(kept, json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CandidacyStatus.Corrected)]
    [InlineData(CandidacyStatus.Pending)]
    [InlineData(CandidacyStatus.Withdrawn)]
    public void Closed_SaysTheOfficeAndWhen_AndTheSameOfEverybody(CandidacyStatus status)
    {
        var state = Full() with
        {
            Status = status,
            Withdrawal = new Withdrawal(Sample.InWindow, WithdrawalCause.Cancellation, "CG/88/2024", "cand-prueba-000777", CandidacyStatus.Corrected),
        };
        foreach (var phase in Enum.GetValues<PublicProjection.Phase>().Where(p => p is not PublicProjection.Phase.AfterPublication))
            Assert.Null(PublicProjection.Closing(state, Sample.Election, phase));
        Assert.Equal(
            """{"office":"diputacion-mr","officeName":"Diputación local","closedAt":"2024-06-02T23:59:59.999-07:00"}""",
            JsonSerializer.Serialize(PublicProjection.Closing(state, Sample.Election, PublicProjection.Phase.AfterPublication), PublicJson.Options));
    }

    [Theory]
    [InlineData(CandidacyStatus.Pending)]
    [InlineData(CandidacyStatus.Published)]
    [InlineData(CandidacyStatus.Corrected)]
    public void WhoContends_HasNoWithdrawal(CandidacyStatus status) =>
        Assert.Null(PublicProjection.Withdrawal(Full() with { Status = status }, Sample.Election, PublicProjection.Phase.InCapture));

    [Fact]
    public void IndependentSlates_AreToldApartWithoutNamingTheirAccount()
    {
        string? SlateOf(string responsible) => PublicProjection.Document(
            Full() with { Entry = Sample.Entry with { PoliticalActor = "independiente", ResponsibleParty = responsible } },
            Sample.Election, PublicProjection.Phase.InCapture, IdentityDisclosure.Nothing)!.Slate;
        Assert.Equal(SlateOf("independiente-1"), SlateOf("independiente-1"));
        Assert.NotEqual(SlateOf("independiente-1"), SlateOf("independiente-2"));
        Assert.Matches("^[0-9a-f]{8}$", SlateOf("independiente-1")!);
    }

    [Fact]
    public void Election_SaysWhatTheFiltersOffer()
    {
        var election = ElectionProjector.Of(Sample.Election with
        {
            Offices = [.. Sample.Election.Offices, Sample.Election.Offices[0] with { Id = "listas", Posts = PostList.Numbered, ListLength = 3 }],
        });
        Assert.Equal(["listas"], election.Proportional);
        Assert.Equal(["PXX", "PYY", "IND"], election.Actors.Select(a => a.Acronym));
        Assert.Equal("sin-estudios", election.Degrees[0].Id);
        Assert.Equal(10, election.Degrees.Length);
        Assert.Equal(Sample.Questionnaires.Groups.Select(g => (g.Id, g.Label)), election.Groups.Select(g => (g.Id, g.Name)));
        Assert.Equal("contacto", election.Questions[0].Id);
        Assert.DoesNotContain(election.Questions, q => Sample.Questionnaires.Identity.Find(q.Id) is not null || q.Id == "fotografia");
    }

    private static string Json(CandidacyState state, IdentityDisclosure disclosure) => JsonSerializer.Serialize(
        PublicProjection.Document(state, Sample.Election, PublicProjection.Phase.InCapture, disclosure), PublicJson.Options);

    private static string Secret(string field) => "secreto-" + field;

    /// <summary>Every question answered, in clear, also those that a state never has in clear: if one were ever read, it would be seen.</summary>
    private static CandidacyState Full()
    {
        var photo = new string('a', 64);
        var state = Sample.StateIn(CandidacyStatus.Corrected);
        return state with
        {
            Entry = state.Entry! with { Nickname = "La Prueba", AffirmativeActions = "indigena" },
            ConfirmedActions = "discapacidad indigena",
            CorrectedAt = Sample.InWindow,
            Sections = Sample.Questionnaires.All.SelectMany(q => q.Sections.Select(s => (q, s))).ToImmutableDictionary(p => p.s.Id, p => new SectionDraft
            {
                Version = 1,
                Session = "sesion-secreta",
                Values = p.s.Fields.SelectMany(f => f.ItemIds.Select(id => (f, id))).ToImmutableDictionary(
                    i => i.id,
                    i => i.f.Kind is FieldKind.Photo ? photo
                        : i.f.Kind is FieldKind.Date ? "2024-04-18"
                        : p.q == Sample.Questionnaires.Curricular ? i.f.Options.FirstOrDefault()?.Value ?? "respuesta " + i.id
                        : Secret(i.id)),
            }),
            Consents = ImmutableDictionary<string, Consent>.Empty.Add(
                "migrantes", new Consent(true, Sample.InWindow, "cuenta-secreta", ConsentEvidence.SignedForm, "Formato secreto", "sal-secreta")),
            Observations = [new Observation("historia", "copia", "Nota para el partido", Sample.InWindow, "cuenta-secreta")],
            Correction = new CorrectionRequest(
                Sample.InWindow, "cuenta-secreta", "Correo secreto",
                ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("motivos", Sample.Values(("motivo-cargo", "Otra versión")))),
            Withheld = ImmutableDictionary<string, WithheldSection>.Empty,
            Evidence = [new AttachedEvidence(Guid.Empty, EvidenceKind.SignedConsent, "Constancia secreta", Sample.InWindow, "cuenta-secreta", new string('b', 64), 1, EvidenceMedia.Pdf)],
        };
    }
}
