using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>While silos of a version before still run, only what they understand is written.</summary>
public class CandidacySchemasTests
{
    /// <summary>A draft of somebody whose registry entry says nothing that the first schema does not know.</summary>
    private static CandidacyState Draft =>
        Sample.StateIn(CandidacyStatus.Pending) with { Entry = Sample.Entry with { AffirmativeActions = "", Reelection = false } };

    public static TheoryData<int, CandidacyState> Sayable
    {
        get
        {
            var states = new TheoryData<int, CandidacyState> { { 1, Draft } };
            foreach (var status in Enum.GetValues<CandidacyStatus>())
                states.Add(2, Sample.StateIn(status));
            return states;
        }
    }

    [Theory]
    [MemberData(nameof(Sayable))]
    public void WhatAFormerSchemaCanSay_IsWrittenInIt_AndComesBackTheSame(int schema, CandidacyState state)
    {
        Assert.True(new WrittenSchemas(schema).CanSay(state));
        var stored = JsonSerializer.Serialize(state, Writing(schema));
        using (var json = JsonDocument.Parse(stored))
        {
            Assert.Equal(schema, json.RootElement.GetProperty("Schema").GetInt32());
            Assert.False(json.RootElement.TryGetProperty(nameof(CandidacyState.Evidence), out _));
        }

        Assert.Equivalent(state, JsonSerializer.Deserialize<CandidacyState>(stored, StateJson.Options), strict: true);
    }

    public static TheoryData<string, int, CandidacyState> Newer => new()
    {
        { "acciones afirmativas", 1, Draft with { Entry = Sample.Entry } },
        { "confirmadas", 1, Draft with { ConfirmedActions = "indigena" } },
        { "retirada", 1, Sample.StateIn(CandidacyStatus.Withdrawn) with { Entry = Draft.Entry } },
        { "rubro en pausa", 1, Sample.StateIn(CandidacyStatus.Captured) with { Entry = Draft.Entry } },
        { "constancia", 1, Draft with { Evidence = [Document] } },
        { "supresión", 3, Sample.StateIn(CandidacyStatus.Withdrawn) with { Suppression = new Suppression(Sample.AfterRetention, null, [], null) } },
        { "identidad otra vez", 3, Sample.StateIn(CandidacyStatus.Published) with { IdentityReopening = Sample.IdentityAgain } },
        { "constancia", 2, Sample.StateIn(CandidacyStatus.Withdrawn) with { Evidence = [Document] } },
    };

    [Theory]
    [MemberData(nameof(Newer))]
    public void WhatAFormerSchemaCannotSay_IsNeverWritten(string what, int schema, CandidacyState state)
    {
        Assert.NotEmpty(what);
        Assert.False(new WrittenSchemas(schema).CanSay(state));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(state, Writing(schema)));
        Assert.True(WrittenSchemas.Current.CanSay(state));
    }

    private static AttachedEvidence Document => new(
        new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), EvidenceKind.Agreement, "CG/02/2024", Sample.InWindow, "cuenta-4", new string('a', 64), 8, EvidenceMedia.Pdf);

    private static JsonSerializerOptions Writing(int schema) => StateJson.Configure(new JsonSerializerOptions(), new WrittenSchemas(schema));
}
