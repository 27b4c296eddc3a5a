using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>While silos of the version before still run, only what they understand is written.</summary>
public class CandidacySchemasTests
{
    private static readonly WrittenSchemas Former = new(CandidacyState.CurrentSchema - 1);
    private static readonly JsonSerializerOptions AsFormer = StateJson.Configure(new JsonSerializerOptions(), Former);

    /// <summary>A draft of somebody whose registry entry says nothing that the former schema does not know.</summary>
    private static CandidacyState Draft =>
        Sample.StateIn(CandidacyStatus.Pending) with { Entry = Sample.Entry with { AffirmativeActions = "", Reelection = false } };

    [Fact]
    public void ADraft_IsWrittenInTheFormerSchema_AndComesBackTheSame()
    {
        Assert.True(Former.CanSay(Draft));
        var stored = JsonSerializer.Serialize(Draft, AsFormer);
        using (var json = JsonDocument.Parse(stored))
            Assert.Equal(CandidacyState.CurrentSchema - 1, json.RootElement.GetProperty("Schema").GetInt32());
        Assert.Equivalent(Draft, JsonSerializer.Deserialize<CandidacyState>(stored, StateJson.Options), strict: true);
    }

    public static TheoryData<string, CandidacyState> Newer => new()
    {
        { "acciones afirmativas", Draft with { Entry = Sample.Entry } },
        { "confirmadas", Draft with { ConfirmedActions = "indigena" } },
        { "retirada", Sample.StateIn(CandidacyStatus.Withdrawn) with { Entry = Draft.Entry } },
        { "rubro en pausa", Sample.StateIn(CandidacyStatus.Captured) with { Entry = Draft.Entry } },
    };

    [Theory]
    [MemberData(nameof(Newer))]
    public void WhatTheFormerSchemaCannotSay_IsNeverWritten(string what, CandidacyState state)
    {
        Assert.NotEmpty(what);
        Assert.False(Former.CanSay(state));
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(state, AsFormer));
        Assert.True(WrittenSchemas.Current.CanSay(state));
    }
}
