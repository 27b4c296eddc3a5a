using Conoceles.Candidacies;
using Conoceles.Cuts;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>The demo's cuts, besides those that its clock brings: with them every page of cuts and data has something to show.</summary>
internal sealed class DemoCuts(DemoTeller teller, ElectionDefinition election, Dice dice)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private static readonly Actor _administrator = new("demo:administracion-1", "demostracion", Role.UtAdministrator, null);

    /// <summary>Asks for one and waits until it is made; one that was made already stays as it was.</summary>
    public async Task AskAsync(string which, string reason, CancellationToken cancellation)
    {
        var grain = teller.Client.GetGrain<ICutGrain>(election.Slug);
        var command = new MakeCut { OperationId = dice.Operation("corte", which), Actor = _administrator, ReceivedAt = teller.Now, Reason = reason };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        while (true)
        {
            var outcome = await DemoTeller.RepeatAsync(() => grain.Make(command), cancellation);
            // Nobody is public: the demo begins before its campaign, or without candidacies.
            if (outcome is { Accepted: true, Version: > 0 } or { Code: "cut-empty" })
                return;
            // The clock may have brought another one, which is made first.
            if (outcome is { Accepted: false, Code: not "cut-running" })
                DemoTeller.Require(outcome);
            await Task.Delay(DemoTeller.Pause, limit.Token);
        }
    }
}
