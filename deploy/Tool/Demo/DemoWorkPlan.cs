using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// The work plan at the beginning: whatever was due some days ago was done on its date, and the latest is overdue. Of an activity to
/// which people did something else meanwhile, nothing is told.
/// </summary>
/// <param name="administrator">Who records it.</param>
/// <param name="name">Her name, as the record shows it.</param>
/// <param name="agreement">What references begin with.</param>
internal sealed class DemoWorkPlan(
    DemoTeller teller, ElectionDefinition election, Dice dice, Actor administrator, string name, string agreement)
{
    private const int DaysBehind = 3;

    public async Task RecordAsync(CancellationToken cancellation)
    {
        var grain = teller.Client.GetGrain<IWorkPlanGrain>(election.Slug);
        var until = Deadlines.LocalDate(teller.Now).AddDays(-DaysBehind);
        foreach (var activity in WorkPlan.Of(election, []))
        {
            foreach (var act in activity.Acts.Where(a => a.Due <= until))
            {
                var kind = act.Act.Kind.ToString();
                await DemoTeller.RepeatAsync(
                    () => grain.Record(new RecordPlanAct
                    {
                        OperationId = dice.Operation("plan/" + kind, activity.Id),
                        Actor = administrator,
                        ReceivedAt = teller.Now,
                        Name = name,
                        Activity = activity.Id,
                        Kind = act.Act.Kind,
                        On = act.Due,
                        Reference = string.Create(CultureInfo.InvariantCulture, $"{agreement}/{act.Due:MMdd}/{act.Due:yyyy}"),
                    }),
                    cancellation);
            }
        }
    }
}
