using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// What of the identity questionnaire the registry already says: who is in a band of ages answers so, and who was
/// registered by an affirmative action answers that she belongs to the group. Some prefer not to.
/// </summary>
public static class DemoIdentity
{
    private const string Reserved = "pnc";

    /// <summary>Field → answer.</summary>
    /// <param name="belongs">Groups to which she says that she belongs, whatever the dice.</param>
    public static ImmutableDictionary<string, string> Of(
        QuestionnaireSet questionnaires, RegistryEntry entry, IReadOnlyCollection<string> belongs, Dice dice, int person)
    {
        var registered = AffirmativeGroups.Split(entry.AffirmativeActions);
        var said = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var group in questionnaires.Groups)
        {
            var options = questionnaires.Identity.Find(group.Section)!.FindField(group.Field)!.Options;
            if (belongs.Contains(group.Id) || registered.Contains(group.Id))
                said[group.Field] = group.Answer;
            else if ((group.MinAge ?? group.MaxAge) is not null)
            {
                said[group.Field] = dice.Throw(group.Field + "/reserva", person, 12) == 0 ? Reserved
                    : group.IsOfAge(entry.Age) ? group.Answer
                    : options.First(o => o.Value != group.Answer && o.Value != Reserved).Value;
            }
        }

        return said.ToImmutable();
    }
}
