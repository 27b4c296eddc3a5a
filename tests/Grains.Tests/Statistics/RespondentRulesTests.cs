using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Statistics.Rules;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Receipts;
using Conoceles.Statistics;
using CsCheck;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>Who is of the universe of the statistics of groups, and as what.</summary>
public sealed class RespondentRulesTests
{
    [Fact]
    public void Universe_IsWhoSubmittedAndWasNotWithdrawn()
    {
        foreach (var status in Enum.GetValues<CandidacyStatus>())
            Assert.Equal(status is not (CandidacyStatus.Pending or CandidacyStatus.Withdrawn), RespondentRules.IsCounted(Sample.StateIn(status)));
        var sent = Sample.StateIn(CandidacyStatus.Published);
        Assert.False(RespondentRules.IsCounted(sent with { Identity = null }));
        // Her answers were destroyed and she is giving others: those are a draft.
        Assert.False(RespondentRules.IsCounted(sent with { IdentityReopening = new Reopening("CG/1/2024", Sample.InWindow, Sample.InWindow.AddDays(1)) }));
    }

    [Fact]
    public void Groups_ThatAProfileNames_AreActionsConfirmedAndStillRegistered_AndYesesConsentedWithEvidence() => Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.Enum<ConsentEvidence>(), Gen.Enum<GroupAnswer>()).Sample((registered, confirmed, given, evidence, answer) =>
    {
        const string Group = "indigena";
        var state = Sample.StateIn(CandidacyStatus.Published) with
        {
            Entry = Sample.Entry with { AffirmativeActions = registered ? "discapacidad indigena" : "discapacidad" },
            ConfirmedActions = confirmed ? Group : "",
            Consents = ImmutableDictionary<string, Consent>.Empty.Add(Group, new Consent(given, Sample.InWindow, "cuenta", evidence, null, "sal")),
        };
        var respondent = RespondentRules.Of(state, ImmutableDictionary<string, GroupAnswer>.Empty.Add(Group, answer));
        Assert.Equal(
            (registered && confirmed) || (given && evidence is not ConsentEvidence.None && answer is GroupAnswer.Yes), respondent.Public.Contains(Group));
        Assert.DoesNotContain("discapacidad", respondent.Public);
    });

    [Fact]
    public void Revision_GrowsWithEachSending_AndWithNothingElse()
    {
        var state = Sample.StateIn(CandidacyStatus.Published);
        var receipts = new[] { ReceiptKind.Submission, ReceiptKind.Verification, ReceiptKind.Publication, ReceiptKind.Submission };
        var before = RespondentRules.Of(state, []).Revision;
        foreach (var kind in receipts)
        {
            state = state with { Receipts = state.Receipts.Add(new Receipt { Kind = kind, Folio = "", At = Sample.InWindow, Election = "prueba", Candidacy = Sample.Id, Opening = 1, Version = 1, Account = "", Salt = "" }) };
            var after = RespondentRules.Of(state, []).Revision;
            Assert.Equal(before + (kind is ReceiptKind.Submission ? 1 : 0), after);
            before = after;
        }
    }

    [Theory]
    [InlineData("si", GroupAnswer.Yes)]
    [InlineData("no", GroupAnswer.No)]
    [InlineData("pnc", GroupAnswer.NoAnswer)]
    [InlineData(null, null)]
    public void Answer_ToTheFieldOfAGroup_IsYesNoOrNeither(string? answer, GroupAnswer? said) =>
        Assert.All(Sample.Questionnaires.Groups, g => Assert.Equal(said, g.Read(answer)));
}
