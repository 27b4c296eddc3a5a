using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.Grains.Cuts.Rules;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Tests.Cuts;

/// <summary>What a cut says of what changed: the post and the agreement, never whose they were nor why.</summary>
public class CutChangesTests
{
    private static readonly PublicCandidacy _person = CutDocumentTests.Person;
    private static readonly PublicWithdrawal _withdrawal = new()
    {
        Id = "cand-prueba-000009",
        Election = "prueba",
        Office = _person.Office,
        OfficeName = _person.OfficeName,
        Territory = _person.Territory,
        District = _person.District,
        Character = _person.Character,
        Actor = _person.Actor,
        ActorName = _person.ActorName,
        Agreement = "CG/88/2024",
    };

    [Fact]
    public void WhoIsNew_IsListed_OrPublished() =>
        Assert.Equal(
            [CutChangeKind.Published, CutChangeKind.Listed],
            [CutChanges.Added(_person, Withdrawn()).Kind, CutChanges.Added(_person with { PublishedAt = null }, Withdrawn()).Kind]);

    [Fact]
    public void WhoHasThePostOfOneThatLeft_SubstitutesHer_WithTheAgreement()
    {
        var change = CutChanges.Added(_person, Withdrawn(_withdrawal));
        Assert.Equal((CutChangeKind.Substituted, "cand-prueba-000009", "CG/88/2024"), (change.Kind, change.Replaces, change.Agreement));
        // Of another post, of a slate that is not told, or where two left, nobody is named.
        Assert.Equal(CutChangeKind.Published, CutChanges.Added(_person, Withdrawn(_withdrawal with { Character = "suplente" })).Kind);
        Assert.Equal(CutChangeKind.Published, CutChanges.Added(_person with { Slate = "aabbccdd" }, Withdrawn(_withdrawal)).Kind);
        Assert.Equal(CutChangeKind.Published, CutChanges.Added(_person, Withdrawn(_withdrawal, _withdrawal with { Id = "cand-prueba-000010" })).Kind);
        // Who comes back by a sentence substitutes nobody.
        Assert.Equal(CutChangeKind.Published, CutChanges.Added(_person with { Id = _withdrawal.Id }, Withdrawn(_withdrawal)).Kind);
    }

    [Fact]
    public void WhatShowsSomethingElse_IsPublished_Corrected_OrUpdated()
    {
        var listed = _person with { PublishedAt = null, Sections = [] };
        Assert.Equal(CutChangeKind.Published, CutChanges.Changed(listed, _person).Kind);
        Assert.Equal(CutChangeKind.Corrected, CutChanges.Changed(_person, _person with { CorrectedAt = _person.PublishedAt }).Kind);
        Assert.Equal(CutChangeKind.Updated, CutChanges.Changed(_person, _person with { AffirmativeActions = [] }).Kind);
        Assert.Equal(CutChangeKind.Updated, CutChanges.Changed(null, _person).Kind);
    }

    [Fact]
    public void Change_NamesNobody_NorAGroup()
    {
        CutChange[] changes =
        [
            CutChanges.Added(_person, Withdrawn(_withdrawal)), CutChanges.Changed(_person, _person with { AffirmativeActions = [] }),
            CutChanges.Withdrawn(_withdrawal), CutChanges.Removed(_person), .. CutChanges.Closed([new PublicClosing("diputacion-mr", "Diputación local", default)]),
        ];
        var json = JsonSerializer.Serialize(changes, PublicJson.Options);
        foreach (var word in new[] { _person.Name, "indigena", "indígena", "41", "río", "migrantes" })
            Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase);
        var members = JsonDocument.Parse(json).RootElement.EnumerateArray().SelectMany(c => c.EnumerateObject().Select(m => m.Name)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["actorName", "agreement", "candidacy", "character", "count", "kind", "office", "officeName", "replaces", "territory"], members);
    }

    [Fact]
    public void Closing_IsOneChangeOfEachOffice_AndCountsItsProfiles()
    {
        PublicClosing Of(string office) => new(office, "Cargo " + office, default);
        var changes = CutChanges.Closed([Of("b"), Of("a"), Of("b")]).ToArray();
        Assert.Equal([("a", 1), ("b", 2)], changes.Select(c => (c.Office, c.Count!.Value)));
        Assert.Equal(3, CutChanges.Counts(changes)[CutChangeKind.Closed]);
    }

    private static ILookup<string, PublicWithdrawal> Withdrawn(params PublicWithdrawal[] withdrawals) => withdrawals.ToLookup(CutChanges.PostOf, StringComparer.Ordinal);
}
