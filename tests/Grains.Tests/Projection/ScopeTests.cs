using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Tests.Projection;

using Phase = PublicProjection.Phase;

/// <summary>Who an agreement left out is said to be out of scope, never to have failed to capture.</summary>
public class ScopeTests
{
    private const string Agreement = "CG/77/2024";
    private static readonly ElectionScope WithoutDeputies = new() { Offices = ["sindicatura"], Agreement = Agreement };

    [Theory]
    [InlineData(CandidacyStatus.Pending, Phase.InCapture, false, PublicReason.InCapture)]
    [InlineData(CandidacyStatus.Pending, Phase.CaptureClosed, false, PublicReason.NotCaptured)]
    [InlineData(CandidacyStatus.Pending, Phase.InCapture, true, PublicReason.OutOfScope)]
    [InlineData(CandidacyStatus.Pending, Phase.CaptureClosed, true, PublicReason.OutOfScope)]
    [InlineData(CandidacyStatus.Captured, Phase.CaptureClosed, true, PublicReason.InReview)]
    [InlineData(CandidacyStatus.Verified, Phase.CaptureClosed, true, PublicReason.InReview)]
    [InlineData(CandidacyStatus.Published, Phase.CaptureClosed, true, null)]
    [InlineData(CandidacyStatus.Corrected, Phase.CaptureClosed, true, null)]
    public void Reason_OfWhoIsLeftOut_IsTheAgreement(CandidacyStatus status, Phase phase, bool leftOut, PublicReason? reason)
    {
        var election = leftOut ? Sample.Election with { Scope = WithoutDeputies } : Sample.Election;
        var document = PublicProjection.Document(Sample.StateIn(status), election, phase, IdentityDisclosure.Nothing);
        Assert.Equal(reason, document!.Reason);
        Assert.Equal(reason is PublicReason.OutOfScope ? Agreement : null, document.ScopeAgreement);
    }

    [Fact]
    public void Substitutes_LeftOut_AreOutOfScopeAndTheirTitularsAreNot()
    {
        var election = Sample.Election with { Scope = new ElectionScope { Substitutes = false, Agreement = Agreement } };
        var titular = Sample.StateIn(CandidacyStatus.Pending);
        var substitute = titular with { Entry = Sample.Entry with { Character = Character.Substitute } };
        Assert.Equal(PublicReason.NotCaptured, PublicProjection.Document(titular, election, Phase.CaptureClosed, IdentityDisclosure.Nothing)!.Reason);
        Assert.Equal(PublicReason.OutOfScope, PublicProjection.Document(substitute, election, Phase.CaptureClosed, IdentityDisclosure.Nothing)!.Reason);
    }

    [Fact]
    public void Version_GrowsWithStateDefinitionAndPhase()
    {
        foreach (var (state, definition) in new[] { (1, 1), (7, 3) })
        {
            var version = PublicProjection.Version(state, definition, Phase.InCapture);
            Assert.True(PublicProjection.Version(state, definition, Phase.CaptureClosed) > version);
            // Another definition may take the calendar back.
            Assert.True(PublicProjection.Version(state + 1, definition, Phase.BeforePublication) > PublicProjection.Version(state, definition, Phase.AfterPublication));
            Assert.True(PublicProjection.Version(state, definition + 1, Phase.BeforePublication) > PublicProjection.Version(state, definition, Phase.AfterPublication));
        }
    }
}
