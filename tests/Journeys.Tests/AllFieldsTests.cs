using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Questionnaires;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// Every field of both questionnaires, from the task list to the receipt. The fields are those of the questionnaires'
/// files: one that is added there is filled here, or these tests fail.
/// </summary>
[Collection(CaptureJourneys.Name)]
public sealed class AllFieldsTests(Deployment deployment, Chromium chromium)
{
    private static readonly (int Width, int Height) Phone = (360, 740);

    [Fact]
    public Task EveryField_WithJavaScript_IsReviewedSentAndStoredAsItWasTyped() =>
        Walk(web => chromium.Open(web), p => new Pointer(p));

    [Fact]
    public Task EveryField_WithoutJavaScript_IsReviewedSentAndStoredAsItWasTyped() =>
        Walk(web => chromium.Open(web, javaScript: false), p => new Pointer(p));

    [Fact]
    public Task EveryField_ByKeyboardAlone_IsReviewedSentAndStoredAsItWasTyped() =>
        Walk(web => chromium.Open(web), p => new Keyboard(p));

    [Fact]
    public Task EveryField_OnAPhone_IsReviewedSentAndStoredAsItWasTyped() =>
        Walk(web => chromium.Open(web, size: Phone), p => new Pointer(p));

    [Fact]
    public async Task EveryField_WithASiloAndAWebKilledOnTheWay_IsReviewedSentAndStoredAsItWasTyped()
    {
        await deployment.EnsureWhole();
        await using var balancer = new Balancer(deployment.Run.Web);
        await Walk(_ => chromium.Open(balancer.Address), p => new Pointer(p), async (id, section) =>
        {
            // The web that serves her, and the silo that has her candidacy, at different moments.
            if (section == "historia")
                LinuxProcess.Kill(deployment.Run.Webs[0]);
            if (section == "discapacidad")
                LinuxProcess.Kill(await deployment.HostOf(id));
        });
        Assert.False(LinuxProcess.IsAlive(deployment.Run.Webs[0].Pid));
        Assert.Single(deployment.Run.Silos, s => !LinuxProcess.IsAlive(s.Pid));
    }

    private async Task Walk(Func<string, Task<Person>> open, Func<Person, Hand> handOf, Func<string, string, Task>? before = null)
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript: true, candidate);
        var account = run.Accounts.First(a => a.Role == "Capturist" && a.Party == candidate.Party);
        var id = await Until.Some("the candidacy is in the list", TimeSpan.FromSeconds(15), () => deployment.CandidacyOf(candidate));
        WholeCapture capture;
        await using (var person = await open(run.Web[0]))
        {
            var hand = handOf(person);
            capture = new WholeCapture(hand, person, id, candidate.Mark);
            await hand.SignIn($"/captura/{id}", account.User, account.Password);
            foreach (var section in QuestionnaireData.All.SelectMany(q => q.Sections))
            {
                if (before is not null)
                    await before(id, section.Id);
                await capture.Fill(section);
            }

            var folio = await capture.Send();
            var file = await person.Page.Context.APIRequest.GetAsync($"{new Uri(person.Page.Url).GetLeftPart(UriPartial.Authority)}/captura/{id}/acuse.json");
            Assert.Contains($"\"folio\":\"{folio}\"", await file.TextAsync(), StringComparison.Ordinal);
            await capture.AssertStillThere();
        }

        await capture.AssertStored(run);
        var alive = run.Webs.First(w => LinuxProcess.IsAlive(w.Pid)).Url;
        var reviewer = run.Account("Reviewer");
        await using var ut = await chromium.Open(alive);
        await ut.SignIn("/ut", reviewer.User, reviewer.Password);
        await capture.AssertOversight(ut);
    }
}
