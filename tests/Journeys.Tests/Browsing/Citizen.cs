using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>What anybody does on the public site.</summary>
internal static class Citizen
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>Searches by surname until the profile is there, opens it and reads it.</summary>
    public static async Task FindAndRead(Chromium chromium, string web, bool javaScript, Candidate candidate)
    {
        await using var citizen = await chromium.Open(web, javaScript);
        await citizen.Go("/");
        await citizen.See("inicio");
        await citizen.Go("/candidaturas");
        await citizen.See("candidaturas");
        await citizen.Page.FillAsync("#q", candidate.Surname);
        var link = citizen.Page.GetByRole(AriaRole.Link, new() { Name = candidate.FullName });
        await citizen.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(link).ToHaveCountAsync(1);
        await citizen.See("candidaturas-busqueda");
        await link.ClickAsync();
        // The page is baked anew after the hint of the projection.
        await Until.True("the profile shows what was captured", Soon, async () =>
        {
            if ((await citizen.Text()).Contains(candidate.History, StringComparison.Ordinal))
                return true;
            await citizen.Page.ReloadAsync();
            return false;
        });
        var profile = await citizen.Text();
        Assert.Contains(candidate.FullName, profile, StringComparison.Ordinal);
        Assert.Contains(candidate.Mail, profile, StringComparison.Ordinal);
        Assert.Contains("Maestría", profile, StringComparison.Ordinal);
        Assert.DoesNotContain("indígena", profile, StringComparison.OrdinalIgnoreCase);
        await citizen.See("perfil");
        Assert.Empty(await citizen.Page.Context.CookiesAsync());
        foreach (var path in new[] { "/acerca", "/aviso-de-privacidad" })
        {
            Assert.Equal(200, (await citizen.Go(path)).Status);
            await citizen.See(path.Trim('/'));
        }

        Assert.Equal(404, (await citizen.Go("/candidaturas/cand-demo-2024-999999")).Status);
        await citizen.See("no-encontrada");
    }

    /// <summary>Types a receipt's folio as people do and is told what it proves; a wrong one is told as such.</summary>
    public static async Task VerifyReceipt(Chromium chromium, string web, bool javaScript, string folio, Candidate candidate)
    {
        await using var citizen = await chromium.Open(web, javaScript);
        await citizen.Go("/acuse");
        await citizen.See("acuse");
        await citizen.Page.FillAsync("#folio", folio.ToLowerInvariant().Replace('0', 'o').Replace('-', ' '));
        await citizen.Press("Verificar");
        await Assertions.Expect(citizen.Page.Locator("h1")).ToHaveTextAsync("El acuse es válido");
        var text = await citizen.Text();
        Assert.Contains(folio, text, StringComparison.Ordinal);
        Assert.Contains("Envío definitivo", text, StringComparison.Ordinal);
        Assert.DoesNotContain(candidate.Surname, text, StringComparison.Ordinal);
        await citizen.See("acuse-valido");
        Assert.Empty(await citizen.Page.Context.CookiesAsync());
        Assert.Equal(404, (await citizen.Go("/acuse/0000-0000-0000-0000-0")).Status);
        await citizen.See("acuse-desconocido");
        Assert.Equal(400, (await citizen.Go("/acuse/0000-0000-0000-0000-1")).Status);
        await citizen.See("acuse-no-es-folio");
    }
}
