using System.Text;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Cuts;

/// <summary>What a cut keeps of a profile: never what lasts as long as a consent, and bytes that prove themselves.</summary>
public class CutDocumentTests
{
    internal static readonly PublicCandidacy Person = new()
    {
        Id = "cand-prueba-000001",
        Election = "prueba",
        Version = 7,
        Name = "Fulana Ficticia",
        Age = 41,
        Office = "diputacion-mr",
        OfficeName = "Diputación local",
        Territory = "Distrito 6, Hermosillo",
        District = 6,
        Character = "propietaria",
        Actor = "pxx",
        ActorName = "Partido Equis Equis",
        SortKey = "00.06",
        Sections = [new PublicSection("motivos", "Motivos", [new PublicItem("motivo-cargo", "¿Por qué?", "Por el río.", "LongText")])],
        AffirmativeActions = [new PublicChip("indigena", "Personas indígenas")],
        ConsentedChips = [new PublicChip("migrantes", "Chip consentido")],
        ConsentedDetails = [new PublicSection("migrantes", "Detalle consentido", [new PublicItem("p12", "País", "Respuesta consentida", "Text")])],
        PublishedAt = new DateTimeOffset(2024, 5, 4, 10, 0, 0, TimeSpan.FromHours(-7)),
    };

    [Fact]
    public void Document_HasNoConsentedChip_NorThePlaceForOne()
    {
        var json = Encoding.UTF8.GetString(CutDocument.Bytes(Person));
        foreach (var word in new[] { "consented", "consentid", "migrantes", "p12" })
            Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"indigena\"", json, StringComparison.Ordinal);
        Assert.Equal(
            [
                "actor", "actorName", "affirmativeActions", "age", "character", "district", "election", "id", "name", "office", "officeName",
                "publishedAt", "sections", "sortKey", "territory", "version",
            ],
            JsonDocument.Parse(json).RootElement.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public void Document_IsCanonical_AndReadBackIsWhatItWas()
    {
        var bytes = CutDocument.Bytes(Person);
        Assert.Equal(bytes, CanonicalJson.Bytes(JsonDocument.Parse(bytes).RootElement));
        Assert.Equal(bytes, CutDocument.Bytes(CutDocument.Read(bytes)));
        Assert.Equal("Por el río.", CutDocument.Read(bytes).Sections[0].Items[0].Value);
    }

    [Fact]
    public void AnActOnConsents_ShowsTheSame_AndAnythingElseDoesNot()
    {
        Assert.True(CutDocument.ShowsTheSame(Person, Person with { Version = 9, ConsentedChips = [], ConsentedDetails = [] }));
        Assert.False(CutDocument.ShowsTheSame(Person, Person with { Name = "Otra" }));
        Assert.False(CutDocument.ShowsTheSame(Person, Person with { AffirmativeActions = [] }));
        Assert.False(CutDocument.ShowsTheSame(Person, Person with { CorrectedAt = Person.PublishedAt }));
    }

    [Fact]
    public void Mac_IsOfTheDocumentUnderItsSalt()
    {
        var (salt, other) = (new byte[CutDocument.SaltBytes], Enumerable.Repeat((byte)1, CutDocument.SaltBytes).ToArray());
        var bytes = CutDocument.Bytes(Person);
        Assert.Equal(CutDocument.Mac(salt, bytes), CutDocument.Mac(salt, bytes));
        Assert.NotEqual(CutDocument.Mac(salt, bytes), CutDocument.Mac(other, bytes));
        Assert.NotEqual(CutDocument.Mac(salt, bytes), CutDocument.Mac(salt, CutDocument.Bytes(Person with { AffirmativeActions = [] })));
    }
}
