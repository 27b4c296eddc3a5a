using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Receipts;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// A question is added by data alone: two more lines in the files of the questionnaires, one public and one sensitive,
/// and both go the whole way, from draft to export, with no code that knows them.
/// </summary>
[Collection(ModelCollection.Name)]
public class QuestionByDataTests(ModelCluster cluster)
{
    private const string Public = "pregunta-anadida";
    private const string Sensitive = "p21-anadida";
    private const string PublicAnswer = "Respuesta a la pregunta añadida";
    private const string CorrectedAnswer = "Respuesta ajustada a la pregunta añadida";
    private const string SensitiveAnswer = Written.Secret + " de la pregunta anadida";
    private static readonly Actor Captor = People.Of(Person.Captor, "");
    private static readonly Actor Administrator = People.Of(Person.Administrator, "");
    private string _id = "";

    private ICandidacyGrain Grain => cluster.Client.GetGrain<ICandidacyGrain>(_id);

    [Fact]
    public async Task AQuestionAddedToTheFiles_GoesFromDraftToExport()
    {
        var questionnaires = WithOneMoreQuestionEach();
        await Register(questionnaires);
        foreach (var section in Written.Sections)
            await Save(section, Written.Whole(section, 1), seen: 0);

        await IsWantedByTheMinimum();
        await Save("historia", Written.Whole("historia", 1).SetItem(Public, PublicAnswer), seen: 1);
        await Save("indigena", Written.Whole("indigena", 1).SetItem(Sensitive, SensitiveAnswer), seen: 1);
        await IsComplete();
        await IsInTheReceipt(questionnaires);
        await IsSealed();

        Assert.True((await Execute(CommandName.Verify, People.Of(Person.Reviewer, ""))).Accepted);
        Assert.Equal(PublicAnswer, await Shown("historia", Public));
        Assert.Null(await Detail());

        await IsShownWhileConsented();
        await IsCorrected();
    }

    private static QuestionnaireSet WithOneMoreQuestionEach()
    {
        var reading = QuestionnaireReader.Read(
            "v2-con-mas",
            Adding("curricular", "historia", $$"""{ "id": "{{Public}}", "label": "¿Pregunta añadida?", "kind": "Text", "required": true, "max": 200 }"""),
            Adding("identidad", "indigena", $$"""{ "id": "{{Sensitive}}", "label": "¿Pregunta sensible añadida?", "kind": "Text", "required": true, "max": 150 }"""),
            ShippedQuestionnaires.Text("declaraciones"));
        Assert.Empty(reading.Problems);
        return reading.Set!;
    }

    private static string Adding(string file, string section, string field)
    {
        var questionnaire = JsonNode.Parse(ShippedQuestionnaires.Text(file))!;
        var fields = questionnaire["sections"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == section)!["fields"]!.AsArray();
        fields.Add(JsonNode.Parse(field));
        return questionnaire.ToJsonString();
    }

    private async Task IsWantedByTheMinimum()
    {
        var view = (await Grain.Read(Captor))!;
        Assert.False(view.Sections["historia"].Complete);
        Assert.False(view.Sections["indigena"].Complete);
        Assert.Equal(["historia", "indigena"], view.Missing.Select(m => m.Section).Order(StringComparer.Ordinal));
        Assert.Contains(view.Missing, m => m.Field == Public);
        Assert.Equal(Refusals.MinimumMissing.Code, (await Execute(CommandName.Submit, Captor)).Code);
    }

    private async Task IsComplete()
    {
        var view = (await Grain.Read(Captor))!;
        Assert.Empty(view.Missing);
        Assert.True(view.Sections["historia"].Complete);
        Assert.True(view.Sections["indigena"].Complete);
        Assert.Equal(PublicAnswer, view.Sections["historia"].Values[Public]);
    }

    private async Task IsInTheReceipt(QuestionnaireSet questionnaires)
    {
        Assert.True((await Execute(CommandName.Submit, Captor)).Accepted);
        var receipt = Assert.Single((await cluster.Rows.State(_id)).Receipts);
        var answers = Written.Curricular.ToDictionary(s => s, s => (IReadOnlyDictionary<string, string>)Written.Whole(s, 1));
        Assert.NotEqual(receipt.ContentHash, Hash());
        answers["historia"] = Written.Whole("historia", 1).SetItem(Public, PublicAnswer);
        Assert.Equal(receipt.ContentHash, Hash());

        string Hash() => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(
            new { candidacy = _id, opening = 1, questionnaires = questionnaires.Version, answers })));
    }

    private async Task IsSealed()
    {
        Assert.Equal(SensitiveAnswer, (await Grain.ReadIdentityDraft(Captor, "indigena"))![Sensitive]);
        Assert.Null(await Grain.ReadIdentityDraft(Administrator, "indigena"));
        Assert.Empty(await cluster.Rows.TablesWith(SensitiveAnswer));
    }

    private async Task IsShownWhileConsented()
    {
        var candidate = People.Of(Person.Candidate, _id);
        Assert.True((await Grain.Execute(new GiveConsent
        {
            OperationId = Sample.NewId(),
            Actor = candidate,
            ReceivedAt = cluster.Clock.Now,
            Subjects = [ConsentSubject.Details("indigena")],
        })).Accepted);
        Assert.Equal(SensitiveAnswer, await Detail());
        Assert.Equal(["conoceles: public_record.candidacy"], await cluster.Rows.TablesWith(SensitiveAnswer));
        Assert.True((await Grain.Execute(new RevokeConsent
        {
            OperationId = Sample.NewId(),
            Actor = candidate,
            ReceivedAt = cluster.Clock.Now,
            Subjects = [ConsentSubject.Details("indigena")],
        })).Accepted);
        Assert.Null(await Detail());
        Assert.Empty(await cluster.Rows.TablesWith(SensitiveAnswer));
    }

    private async Task IsCorrected()
    {
        var version = (await Grain.Read(Captor))!.Version;
        var requested = await Grain.Execute(new RequestCorrection
        {
            OperationId = Sample.NewId(),
            Actor = Captor,
            ReceivedAt = cluster.Clock.Now,
            SeenVersion = version,
            Changes = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("historia", Sample.Values((Public, CorrectedAnswer))),
        });
        Assert.True(requested.Accepted, requested.Code);
        Assert.True((await Execute(CommandName.ApplyCorrection, Administrator)).Accepted);
        Assert.Equal(CorrectedAnswer, await Shown("historia", Public));
        var change = Assert.Single((await Grain.ReadHistory(Administrator))!.Value[^1].Changes);
        Assert.Equal(new FieldChange("historia", Public, PublicAnswer, CorrectedAnswer), change);

        // The profile for programs is this text.
        var json = JsonSerializer.Serialize(await cluster.Rows.Document(_id), PublicJson.Options);
        Assert.Contains(CorrectedAnswer, json, StringComparison.Ordinal);
        Assert.Contains("¿Pregunta añadida?", json, StringComparison.Ordinal);
    }

    private async Task<string?> Shown(string section, string field) =>
        (await cluster.Rows.Document(_id))!.Sections.Single(s => s.Id == section).Items.Single(i => i.Field == field).Value;

    private async Task<string?> Detail() =>
        (await cluster.Rows.Document(_id))!.ConsentedDetails.SingleOrDefault(s => s.Id == "indigena")?.Items.Single(i => i.Field == Sensitive).Value;

    private async Task Register(QuestionnaireSet questionnaires)
    {
        var election = await cluster.NewElection(d => d with { Questionnaires = questionnaires });
        cluster.MoveTo(election.Noon(14));
        _id = CandidacyId.Create(election.Slug, 1);
        Assert.True((await Grain.Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("modelo"),
            ReceivedAt = cluster.Clock.Now,
            Election = election.Slug,
            Entry = election.Entry(_id, independent: false, delivered: 10),
        })).Accepted);
    }

    private async Task Save(string section, ImmutableDictionary<string, string> values, int seen)
    {
        var saved = await Grain.Execute(new SaveDraft
        {
            OperationId = Sample.NewId(),
            Actor = Captor,
            ReceivedAt = cluster.Clock.Now,
            Section = section,
            SeenSectionVersion = seen,
            Values = values,
        });
        Assert.True(saved.Accepted, saved.Code);
    }

    private async Task<Outcome> Execute(CommandName name, Actor actor) =>
        await Grain.Execute(Sample.CommandOf(name, actor, cluster.Clock.Now, (await Grain.Read(actor))!.Version));
}
