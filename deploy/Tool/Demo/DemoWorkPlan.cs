using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// The demo's work plan: whatever was due some days ago was done on its date, and the latest is overdue. Of an activity to
/// which people did something else meanwhile, nothing is told.
/// </summary>
internal sealed class DemoWorkPlan(DemoTeller teller, ElectionDefinition election, Dice dice)
{
    private const int DaysBehind = 3;

    private static readonly Actor _administrator = new("demo:administracion-1", "demostracion", Role.UtAdministrator, null);

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
                        Actor = _administrator,
                        ReceivedAt = teller.Now,
                        Name = "Administración UT (demostración)",
                        Activity = activity.Id,
                        Kind = act.Act.Kind,
                        On = act.Due,
                        Reference = string.Create(CultureInfo.InvariantCulture, $"DEMO/{act.Due:MMdd}/{act.Due:yyyy}"),
                    }),
                    cancellation);
            }
        }
    }
}
