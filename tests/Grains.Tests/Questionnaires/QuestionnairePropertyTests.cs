using System.Collections.Immutable;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using CsCheck;

namespace Conoceles.Grains.Tests.Questionnaires;

/// <summary>What holds of any answers, whatever was posted.</summary>
[Collection(Exhaustive.Name)]
public class QuestionnairePropertyTests
{
    private static readonly Section[] Sections = [.. ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections)];
    private static readonly Gen<Section> AnySection = Gen.Int[0, Sections.Length - 1].Select(i => Sections[i]);

    // deploy/test tries a sample, deploy/test --long many; a failure prints its seed.
    private static readonly long Tries = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1" ? 100_000 : 500;

    // Pieces that mean something to a rule, so that chance meets the rules and not only noise.
    private static readonly Gen<string> Typed = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char['\u0000', '\uFFFF'], 0, 40],
        OneOf(
            "", " ", "si", "no", "pnc", "otro", "otra", "no-aplica", "sensorial", "maestria", "@fulana", "facebook.com/fulana", "https://x.com/a b",
            "http://M.facebook.com", "//x", "https://", "www.ejemplo.invalid", "+52 (662) 123-4567", "52 1234567890", "fulana@ejemplo.invalid",
            "2024-05-04", "4/mayo/2024", "//", "31/2/2024", "\r\n\r\n", "\u202E\u0000", "\u200B", "MAYÚSCULAS DE MÁS DE VEINTE LETRAS #lema"),
        Gen.Select(OneOf("https://www.", "@", "+52", "4/", ""), Gen.String[Gen.Char['!', '~'], 0, 20], (a, b) => a + b));

    private static readonly Gen<(Section Section, Dictionary<string, string> Posted)> Posts = AnySection.SelectMany(
        section => Typed.Array[section.Fields.Sum(f => f.Repeat) + 1].Select(texts => (section, Post(section, texts))));

    [Fact]
    public void Normalise_OfWhatIsNormal_ChangesNothing() => Posts.Sample(post =>
    {
        var once = QuestionnaireRules.Normalise(post.Section, post.Posted);
        Assert.Equal(once, QuestionnaireRules.Normalise(post.Section, once));
    }, iter: Tries);

    [Fact]
    public void Normalise_KeepsOnlyAnswersOfTheSection_AndNoneIsEmpty() => Posts.Sample(post =>
        QuestionnaireRules.Normalise(post.Section, post.Posted).All(a => post.Section.FindField(a.Key) is not null && a.Value.Length > 0), iter: Tries);

    [Fact]
    public void Check_OfAnything_SaysFindingsOfTheSectionAndNeverThrows() => Posts.Sample(post =>
    {
        foreach (var answers in new IReadOnlyDictionary<string, string>[] { post.Posted, QuestionnaireRules.Normalise(post.Section, post.Posted) })
        {
            var findings = QuestionnaireRules.Check(post.Section, answers).ToArray();
            Assert.All(findings, f => Assert.NotNull(post.Section.FindField(f.Field)));
            Assert.All(findings, f => Assert.EndsWith(".", f.Message, StringComparison.Ordinal));
            Assert.Equal(!findings.Any(f => f.Blocks), QuestionnaireRules.IsComplete(post.Section, answers));
            var completeness = Completeness.Of(post.Section, answers);
            Assert.InRange(completeness.Answered, 0, completeness.Asked);
        }
    }, iter: Tries);

    [Fact]
    public void Check_OfRandomValidAnswers_BlocksNothing() => AnySection.SelectMany(Valid).Sample(given =>
    {
        var stored = QuestionnaireRules.Normalise(given.Section, given.Answers);
        Assert.DoesNotContain(QuestionnaireRules.Check(given.Section, stored), f => f.Blocks);
        Assert.Null(QuestionnaireRules.Oversized(given.Section, stored));
        Assert.True(Completeness.Of(given.Section, stored).MeetsMinimum);
    }, iter: Tries);

    [Fact]
    public void Normalise_OfEitherLineEnd_IsTheSame() => Posts.Sample(post =>
    {
        var lines = post.Posted.ToDictionary(a => a.Key, a => a.Value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), StringComparer.Ordinal);
        var windows = lines.ToDictionary(a => a.Key, a => a.Value.Replace("\n", "\r\n", StringComparison.Ordinal), StringComparer.Ordinal);
        Assert.Equal(QuestionnaireRules.Normalise(post.Section, lines), QuestionnaireRules.Normalise(post.Section, windows));
    }, iter: Tries);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Dictionary<string, string> Post(Section section, string[] texts)
    {
        var posted = section.Fields.SelectMany(f => f.ItemIds).Select((id, i) => (id, texts[i]))
            .ToDictionary(a => a.id, a => a.Item2, StringComparer.Ordinal);
        posted["intruso"] = texts[^1];
        return posted;
    }

    private static Gen<(Section Section, ImmutableDictionary<string, string> Answers)> Valid(Section section) =>
        Gen.Int[0, int.MaxValue].Array[section.Fields.Sum(f => f.Repeat)].Select(dice =>
        {
            var answers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            var thrown = 0;
            foreach (var field in section.Fields)
            {
                foreach (var id in field.ItemIds)
                    answers[id] = ValidAnswer(field, dice[thrown++]);
            }

            return (section, answers.ToImmutable());
        });

    private static string ValidAnswer(Field field, int dice) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => field.Options[dice % field.Options.Length].Value,
        FieldKind.Check => "si",
        FieldKind.Email => $"persona{dice}@ejemplo.invalid",
        FieldKind.Phone => $"{dice % 10_000_000_000:D10}",
        FieldKind.Url => $"https://ejemplo.invalid/{dice}",
        FieldKind.Network => dice % 2 == 0 ? $"@persona{dice}" : field.Network!.Profile + dice,
        FieldKind.Date => new DateOnly(2024, 1, 1).AddDays(dice % 366).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        FieldKind.Photo => Convert.ToHexStringLower(BitConverter.GetBytes((long)dice)).PadLeft(64, '0'),
        _ => string.Join(' ', Enumerable.Repeat("ñandú👩🏽‍🌾", 1 + (dice % ((field.Max ?? 60) / 6)))) is var text
            && text.Length > AnswerCaps.Of(field) ? text[..60] : text,
    };
}
