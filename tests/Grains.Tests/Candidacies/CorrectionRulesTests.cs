using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Elections;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>What the people around a correction read of it, and who is the titular of a consent.</summary>
public class CorrectionRulesTests
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public void Rejected_ThePartyReadsWhy_AndMayAskAgain()
    {
        var state = Decide(Sample.StateIn(CandidacyStatus.Published, pendingCorrection: true), Command(CommandName.RejectCorrection, Administrator));
        var ground = Sample.Election.RejectionGrounds[0];
        var rejection = View(state, Sample.Capturist).Rejection!;
        Assert.Equal((Sample.InWindow, Sample.InWindow, ground.Text, ground.Norm), (rejection.RequestedAt, rejection.At, rejection.Ground, rejection.Norm));
        Assert.Null(View(state, Sample.Capturist).CorrectedAt);

        var again = Decide(state, Command(CommandName.RequestCorrection, Sample.Capturist, state.Version));
        Assert.Null(View(again, Sample.Capturist).Rejection);
        Assert.NotNull(View(again, Sample.Capturist).Correction);
    }

    [Theory]
    [InlineData(Role.Candidate, "pxx", true)]
    [InlineData(Role.Capturist, "pxx", false)]
    [InlineData(Role.Capturist, "independiente", true)]
    [InlineData(Role.UtAdministrator, "independiente", false)]
    public void Titular_IsTheCandidateOrTheIndependentsAccount(Role role, string politicalActor, bool titular)
    {
        var state = Sample.StateIn(CandidacyStatus.Captured);
        state = state with { Entry = state.Entry! with { PoliticalActor = politicalActor } };
        Assert.Equal(titular, View(state, new Actor("cuenta-1", "sesion-1", role, "pxx", Sample.Id)).ReaderIsTitular);
    }

    private static CandidacyView View(CandidacyState state, Actor actor) =>
        CandidacyViews.View(state, actor, new LoadedElection(Sample.Election, Sample.Calendar), Sample.InWindow);

    private static CandidacyCommand Command(CommandName name, Actor actor, int version = 7) => Sample.CommandOf(name, actor, version: version);

    private static CandidacyState Decide(CandidacyState state, CandidacyCommand command)
    {
        var decision = CandidacyRules.Decide(state, command, Sample.Circumstances);
        Assert.True(decision.Refusal is null, decision.Refusal?.Code);
        return decision.State!;
    }
}
