using System.Collections.Immutable;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.Contests;

/// <summary>A question and what each of some people answered: one table.</summary>
/// <param name="Section">Section id and title.</param>
/// <param name="Label">The question, as everybody was asked it.</param>
/// <param name="Answers">One a person, in their order; also of who gave none.</param>
public sealed record ContestQuestion(PublicChoice Section, string Label, ImmutableArray<ContestAnswer> Answers)
{
    /// <summary>Questions that somebody answered or that are withheld of somebody, in the questionnaire's order.</summary>
    public static ImmutableArray<ContestQuestion> Of(ImmutableArray<PublicCandidacy> people, PublicElection election)
    {
        var questions = ImmutableArray.CreateBuilder<ContestQuestion>();
        foreach (var section in election.Questions)
        {
            var labels = people.SelectMany(p => p.Sections.Where(s => s.Id == section.Id).SelectMany(s => s.Items)).Select(i => i.Label).Distinct(StringComparer.Ordinal);
            foreach (var label in labels)
            {
                var question = new ContestQuestion(section, label, [.. people.Select(p => ContestAnswer.Of(p, section.Id, label))]);
                if (question.Answers.Any(a => a.Values.Length > 0))
                    questions.Add(question);
            }
        }

        return questions.ToImmutable();
    }
}

/// <summary>What one person answered.</summary>
/// <param name="Values">Several where the question may be answered several times; empty when it was not.</param>
/// <param name="Withheld">Why the section is not shown; null when it is.</param>
public sealed record ContestAnswer(PublicCandidacy Person, ImmutableArray<ClippedText> Values, PublicWithholding? Withheld)
{
    /// <summary>Part of the answer is shown only when it is asked for.</summary>
    public bool IsClipped => Values.Any(v => v.Rest.Length > 0);

    public static ContestAnswer Of(PublicCandidacy person, string section, string label)
    {
        var part = person.Sections.FirstOrDefault(s => s.Id == section);
        return new ContestAnswer(person, ClippedText.Of(part?.Items.Where(i => i.Label == label).Select(i => i.Value).OfType<string>() ?? []), part?.Withheld);
    }
}
