using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>When a review is complete, what the system says when nobody did one, and who may open identity answers.</summary>
public sealed class ReviewRulesTests
{
    private static readonly string[] Sections = [.. Sample.Questionnaires.Curricular.Sections.Select(s => s.Id)];

    [Theory]
    // A section is decided when it is conforming, or observed, or both.
    [InlineData("", "", true)]
    [InlineData("historia", "", false)]
    [InlineData("historia", "historia", true)]
    [InlineData("historia motivos", "historia", false)]
    [InlineData("historia motivos", "motivos historia", true)]
    [InlineData("", "historia", true)]
    [InlineData("*", "", false)]
    [InlineData("*", "*", true)]
    public void Verify_NeedsEverySectionDecided(string notConforming, string observed, bool accepted)
    {
        var state = Observed(observed);
        var verify = Of<Verify>(CommandName.Verify, Sample.Reviewer);
        var decision = Decide(state, verify with { ConformingSections = verify.ConformingSections.Except(Words(notConforming)) });
        Assert.Equal(accepted ? null : Refusals.SectionUndecided, decision.Refusal);
        Assert.NotEqual(true, decision.State?.VerifiedBySystem);
    }

    [Fact]
    public void Verify_OfAnotherVersionThanTheOneRead_IsRefused() =>
        Assert.Equal(Refusals.StaleVersion, Decide(Observed(""), Sample.CommandOf(CommandName.Verify, Sample.Reviewer, version: 6)).Refusal);

    [Theory]
    // The sample was submitted three days before: its term of 48 hours ended.
    [InlineData(48, "", true, "sin observaciones en plazo")]
    [InlineData(72, "", true, "sin observaciones en plazo")]
    [InlineData(73, "", false, null)]
    [InlineData(0, "", false, null)]
    [InlineData(48, "historia", true, "revisión sin concluir en plazo")]
    public void Verify_ByTheSystem_WaitsForTheTerm_AndSaysSoInTheAudit(int hours, string observed, bool accepted, string? said)
    {
        var decision = CandidacyRules.Decide(
            Observed(observed),
            Of<Verify>(CommandName.Verify, Actor.ForSystem("revision")) with { ConformingSections = [] },
            Sample.Circumstances with { Calendar = Sample.Calendar with { ReviewHours = hours } });
        Assert.Equal(accepted ? null : Refusals.ReviewTermRunning, decision.Refusal);
        Assert.Equal(said, decision.State?.PendingAudit[^1].Subject);
        Assert.Equal(accepted, decision.State?.VerifiedBySystem ?? false);
    }

    [Theory]
    [InlineData("", "purpose-missing")]
    [InlineData("              a  ", "purpose-missing")]
    [InlineData("Por curiosidad", "purpose-missing")]
    [InlineData("Solicitud núm. 4", null)]
    public void OpenIdentity_NeedsAPurpose(string purpose, string? refused)
    {
        var decision = Decide(Observed(""), Of<OpenIdentity>(CommandName.OpenIdentity, Sample.Reviewer) with { Purpose = purpose });
        Assert.Equal(refused, decision.Refusal?.Code);
    }

    [Fact]
    public void OpenIdentity_WithAPurposeWithoutEnd_IsRefused() => Assert.Equal(
        Refusals.NoteTooLong, Decide(Observed(""), Of<OpenIdentity>(CommandName.OpenIdentity, Sample.Reviewer) with { Purpose = new string('a', 2_001) }).Refusal);

    [Fact]
    public void OpenIdentity_LeavesAnEntryThatCommitsToThePurpose_AndChangesNothingElse()
    {
        var state = Observed("");
        var open = Of<OpenIdentity>(CommandName.OpenIdentity, Sample.Reviewer);
        var next = Decide(state, open).State!;
        var entry = Assert.Single(next.PendingAudit);
        Assert.Equal((CommandName.OpenIdentity, Sample.Reviewer.AccountId, null), (entry.Action, entry.Account, entry.Subject));
        Assert.Equal(Convert.ToHexStringLower(IdentityOpeningRules.Commitment(open.OperationId, open.Purpose)), entry.Commitment);
        Assert.DoesNotContain(open.Purpose, System.Text.Json.JsonSerializer.Serialize(next, StateJson.Options), StringComparison.Ordinal);
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(state, StateJson.Options),
            System.Text.Json.JsonSerializer.Serialize(next with { PendingAudit = [], Audit = state.Audit, Operations = state.Operations }, StateJson.Options));
    }

    public static TheoryData<CandidacyStatus, Role> EveryStateAndRole()
    {
        var cells = new TheoryData<CandidacyStatus, Role>();
        foreach (var status in Enum.GetValues<CandidacyStatus>())
        {
            foreach (var role in Enum.GetValues<Role>())
                cells.Add(status, role);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(EveryStateAndRole))]
    public void MayOpen_OnlyTheUt_AndOnlyWhatWasSubmitted(CandidacyStatus status, Role role) => Assert.Equal(
        role is Role.Reviewer or Role.UtAdministrator && status is not (CandidacyStatus.Pending or CandidacyStatus.Withdrawn),
        IdentityOpeningRules.MayOpen(Sample.StateIn(status), new Actor("cuenta", "sesion", role, "pxx", Sample.Id)));

    private static CandidacyState Observed(string sections) => Sample.StateIn(CandidacyStatus.Captured) with
    {
        Observations = [.. Words(sections).Select(s => new Observation(s, "copia", "Nota.", Sample.InWindow, "cuenta-3"))],
    };

    private static string[] Words(string text) => text == "*" ? Sections : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static T Of<T>(CommandName name, Actor actor)
        where T : CandidacyCommand => (T)Sample.CommandOf(name, actor);

    private static Decision Decide(CandidacyState state, CandidacyCommand command) =>
        CandidacyRules.Decide(state, command, Sample.Circumstances);
}
