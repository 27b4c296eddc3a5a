using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Forms;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>
/// The pages of accounts in the browser at the width of a phone: nothing is wider than the screen and nothing complains.
/// With the environment's CONOCELES_SHOTS set to a folder, each is also photographed there and on a desk, by day and by
/// night, and the sheets on paper.
/// </summary>
public sealed partial class AccountLookTests(AccountsSite site, Browser browser) : IClassFixture<AccountsSite>, IClassFixture<Browser>
{
    private static readonly string Shots = Environment.GetEnvironmentVariable("CONOCELES_SHOTS") ?? "";

    [Fact]
    public async Task Pages_FitAPhoneAndComplainOfNothing()
    {
        await site.AddCandidacy("rojo", "Ejemplifica Cardón Del Palo Verde y Mezquite", "bosque");
        foreach (var (name, html) in await Pages())
        {
            (int Width, bool Dark)[] screens = [(360, false), (360, true), (1280, false), (1280, true)];
            foreach (var (width, dark) in Shots.Length > 0 ? screens : screens[..1])
            {
                var complaints = new List<string>();
                var page = await browser.Open(html, complaints, width: width, dark: dark);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width} px.");
                Assert.Empty(complaints);
                if (Shots.Length > 0)
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"cuentas-{name}-{width}{(dark ? "-noche" : "")}.png"), FullPage = true });
                await page.Context.CloseAsync();
            }
        }
    }

    [Theory]
    [InlineData("Letter")]
    [InlineData("A4")]
    public async Task Sheets_ArePrintedOneByPage(string format)
    {
        using var administrator = await site.Browser();
        var html = await Html(await Sheets(administrator, 3));
        var page = await browser.Open(html, [], width: 1280);
        var pdf = await page.PdfAsync(new() { Format = format, Margin = new() { Top = "12mm", Bottom = "12mm", Left = "15mm", Right = "15mm" } });
        if (Shots.Length > 0)
            await File.WriteAllBytesAsync(Path.Combine(Shots, $"cuentas-hojas-{format}.pdf"), pdf);
        Assert.Equal(3, PaperPage().Count(Encoding.Latin1.GetString(pdf)));
        await page.Context.CloseAsync();
    }

    private async Task<List<(string Name, string Html)>> Pages()
    {
        using var browserOfUt = await site.Browser();
        using var stranger = site.Stranger();
        var pages = new List<(string, string)>();
        using var sheets = await Sheets(browserOfUt, 2);
        var shown = await Html(sheets);
        pages.Add(("hojas", shown));
        var (user, code) = AccountsSite.Sheets(await Photos.CaptureSite.Page(sheets))[0];
        (await AccountsSite.Activate(stranger, user, code)).Dispose();
        (await AccountsSite.SignIn(stranger, user, AccountsSite.NewPassword)).Dispose();
        var account = $"/ut/cuentas/{await site.IdOf(user)}";
        foreach (var (name, address) in new[]
        {
            ("lista", "/ut/cuentas"), ("lista-vacia", "/ut/cuentas?q=nadiesellamaasi"), ("nuevas", "/ut/cuentas/nuevas"),
            ("candidaturas", "/ut/cuentas/nuevas/candidaturas?partido=rojo"), ("cuenta", account),
        })
            pages.Add((name, await browserOfUt.GetStringAsync(address)));
        pages.Add(("activar", await stranger.GetStringAsync("/activar")));
        pages.Add(("entrar-deshabilitada", await stranger.GetStringAsync("/entrar?fin=deshabilitada&guardado=14:32")));
        using (var wrong = await AccountsSite.Activate(stranger, "", "", "corta", ""))
            pages.Add(("activar-error", await Html(wrong)));
        using (var wrong = await new PageForm(await PageForm.Open(browserOfUt, account), $"form[action='{account}/deshabilitar']").Send(browserOfUt))
            pages.Add(("cuenta-error", await Html(wrong)));
        using (var wrong = await new PageForm(await PageForm.Open(browserOfUt, "/ut/cuentas/nuevas"), "form[action='/ut/cuentas/nuevas']")
            .Fill("para", "partido").Fill("cuantas", "muchas").Send(browserOfUt))
            pages.Add(("nuevas-error", await Html(wrong)));
        var preview = await AccountsSite.Preview(browserOfUt, ("para", "partidos"), ("cuantas", "2"));
        pages.Add(("vista-previa", Text(preview)));
        var batch = await AccountsSite.Confirm(browserOfUt, preview);
        pages.Add(("lote", await browserOfUt.GetStringAsync(batch)));
        return pages;
    }

    private static async Task<HttpResponseMessage> Sheets(HttpClient administrator, int count)
    {
        var batch = await AccountsSite.Confirm(administrator, await AccountsSite.Preview(administrator, ("para", "partido"), ("partido", "rojo"), ("cuantas", $"{count}")));
        return await new PageForm(await PageForm.Open(administrator, batch), $"form[action='{batch}/hojas']").Send(administrator);
    }

    private static Task<string> Html(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private static string Text(IHtmlDocument page) => "<!DOCTYPE html>" + page.DocumentElement.OuterHtml;

    // As Chromium writes it: «/Type /Page» of each page, and «/Type /Pages» of the tree.
    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.CultureInvariant)]
    private static partial Regex PaperPage();
}
