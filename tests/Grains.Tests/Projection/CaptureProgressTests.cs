using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Projection;

public sealed class CaptureProgressTests
{
    private static readonly CandidacyState Whole = Sample.StateIn(CandidacyStatus.Pending);
    private static readonly int Sections = Sample.Questionnaires.All.Sum(q => q.Sections.Length);

    [Fact]
    public void NothingSaved_LacksWhatTheMinimumAsksAndNoMore()
    {
        var none = CaptureProgress.Of(Whole with { Sections = Whole.Sections.Clear(), Identity = null }, Sample.Questionnaires);
        Assert.Equal((0, 0, null), (none.Started, none.CurricularPercent, none.SavedAt));
        // Contact, studies, history, trajectory; the identity sections; notice and consents. The rest is optional.
        Assert.Equal(4 + Sample.Questionnaires.Identity.Sections.Length + 2, none.MinimumMissing);
        Assert.DoesNotContain(true, none.CurricularSections.Values.Concat(none.IdentitySections.Values).Concat(none.DeclarationSections.Values));
    }

    [Fact]
    public void EverythingSaved_MeetsTheMinimumAndIsStillNotFull()
    {
        var whole = CaptureProgress.Of(Whole, Sample.Questionnaires);
        Assert.Equal((Sections, 0, Sample.InWindow), (whole.Started, whole.MinimumMissing, whole.SavedAt));
        Assert.InRange(whole.CurricularPercent, 1, 99);
    }

    [Fact]
    public void MinimumMissing_IsZeroExactlyWhenTheSubmissionIsPossible()
    {
        foreach (var id in Whole.Sections.Keys)
        {
            var without = Whole with
            {
                Sections = Whole.Sections.Remove(id),
                Identity = Whole.Identity! with { CompleteSections = Whole.Identity.CompleteSections.Remove(id) },
            };
            var blocked = Grains.Candidacies.Rules.SubmitRules.Missing(without, Sample.Questionnaires).Any();
            Assert.Equal(blocked, CaptureProgress.Of(without, Sample.Questionnaires).MinimumMissing > 0);
        }
    }

    [Fact]
    public void Prints_AreOfLongTextsInClear()
    {
        var text = Whole.Sections["historia"].Values["historia-profesional"];
        Assert.Contains(TextPrint.Of(text)!, CaptureProgress.Of(Whole, Sample.Questionnaires).TextPrints);
        var emptied = Whole with { Sections = Whole.Sections.ToImmutableDictionary(s => s.Key, s => s.Value with { Values = s.Value.Values.Clear() }) };
        Assert.Empty(CaptureProgress.Of(emptied, Sample.Questionnaires).TextPrints);
    }
}
