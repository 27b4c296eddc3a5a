using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Tests.Candidacies;
using CsCheck;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>Which warnings an instant asks for, and that any schedule of looks gives the same ones.</summary>
public sealed class WarningRulesTests
{
    private static readonly DateTimeOffset Closes = Sample.At("2024-05-05T23:59:59.999-07:00");

    [Theory]
    [InlineData("2024-05-02T23:59:59.998-07:00", null)]
    [InlineData("2024-05-02T23:59:59.999-07:00", 72)]
    [InlineData("2024-05-04T23:59:59.998-07:00", 72)]
    [InlineData("2024-05-04T23:59:59.999-07:00", 24)]
    [InlineData("2024-05-05T21:59:59.998-07:00", 24)]
    [InlineData("2024-05-05T21:59:59.999-07:00", 2)]
    [InlineData("2024-05-05T23:59:59.998-07:00", 2)]
    [InlineData("2024-05-05T23:59:59.999-07:00", null)]
    [InlineData("2024-05-09T00:00:00-07:00", null)]
    public void Warning_IsTheNearestThresholdThatCame_AndNothingAfterTheClosing(string now, int? hours)
    {
        var due = WarningRules.Due(Sample.At(now), [Captures("pxx", 3)]).ToArray();
        Assert.Equal(hours is { } expected ? [expected] : [], due.Select(w => w.Hours));
    }

    [Fact]
    public void PartiesAndClosings_AreWarnedApart_AndNobodyOfNothing()
    {
        var due = WarningRules.Due(
            Closes.AddHours(-24), [Captures("pxx", 3), Captures("pyy", 1), Captures("pxx", 2, Closes.AddHours(30)), Captures("pzz", 0)]).ToArray();
        Assert.Equal(
            ["vence-24h_prueba_pxx_20240506T065959Z", "vence-24h_prueba_pyy_20240506T065959Z", "vence-72h_prueba_pxx_20240507T125959Z"],
            due.Select(w => w.KeyIn("prueba")));
    }

    [Theory]
    [InlineData("2024-04-25T10:00:00-07:00", "2024-05-02T23:59:59.999-07:00")]
    [InlineData("2024-05-02T23:59:59.999-07:00", "2024-05-04T23:59:59.999-07:00")]
    [InlineData("2024-05-05T22:30:00-07:00", null)]
    public void Next_IsTheNextThreshold(string now, string? next) => Assert.Equal(
        next is null ? null : Sample.At(next), WarningRules.Next(Sample.At(now), [Captures("pxx", 3)]));

    /// <summary>
    /// Looks at any instants, in any order, some twice, over captures that close at any time: what is written is what each look
    /// says by the plain definition, whoever looked before and however often.
    /// </summary>
    [Fact]
    public void AnySchedule_OfLooksJumpsAndRepeats_WritesWhatTheModelSays()
    {
        var minute = Gen.Int[-200, 6_000];
        var (warned, silent) = (0, 0);
        Gen.Select(minute.Array[1, 12], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4_400], Gen.Int[0, 2]).Array[1, 6], Gen.Int[1, 3]).Sample((looks, closings, repeats) =>
        {
            var start = Closes.AddMinutes(-4_400);
            var captures = closings.DistinctBy(c => (c.Item1, c.Item2)).Select(c => Captures($"p{c.Item1}", c.Item3, start.AddMinutes(c.Item2))).ToArray();
            var outbox = new HashSet<string>(StringComparer.Ordinal);
            foreach (var look in looks.SelectMany(l => Enumerable.Repeat(l, repeats)))
                outbox.UnionWith(WarningRules.Due(start.AddMinutes(look), captures).Select(w => w.KeyIn("prueba")));

            var model = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (capture, look) in captures.Where(c => c.Count > 0).SelectMany(c => looks.Distinct().Order().Select(l => (c, l))))
            {
                var left = (capture.Closes - start.AddMinutes(look)).TotalMinutes;
                var hours = left <= 0 ? 0 : left <= 120 ? 2 : left <= 1_440 ? 24 : left <= 4_320 ? 72 : 0;
                if (hours > 0)
                    model.Add(new Warning(capture, hours).KeyIn("prueba"));
            }

            Assert.Equal(model.Order(StringComparer.Ordinal), outbox.Order(StringComparer.Ordinal));
            warned += outbox.Count;
            silent += outbox.Count == 0 ? 1 : 0;
        }, iter: 2_000, threads: 1);
        Assert.True(warned > 1_000 && silent > 0, $"{warned} warnings, {silent} silent schedules: nothing was compared.");
    }

    /// <summary>A clock that only goes on never gives two warnings of one closing in the wrong order.</summary>
    [Fact]
    public void ClockThatGoesOn_WarnsAtMostOnceOfEachThreshold_TheNearestLast() => Gen.Int[0, 5_000].Array[0, 20].Sample(looks =>
    {
        var said = looks.Order()
            .SelectMany(l => WarningRules.Due(Closes.AddMinutes(l - 4_800), [Captures("pxx", 1)]))
            .Select(w => w.Hours).Distinct().ToArray();
        Assert.Equal(said.OrderDescending(), said);
    }, iter: 500, threads: 1);

    private static ClosingCaptures Captures(string party, int count, DateTimeOffset? closes = null) => new(party, closes ?? Closes) { NotStarted = count };
}
