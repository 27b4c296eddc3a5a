using System.Net;
using AngleSharp.Dom;
using Conoceles.Candidacies;
using Conoceles.Deliveries;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Omissions;
using Conoceles.Web.Tests.After;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Whose capture closed without a submission, and the files of it, over HTTP.</summary>
public sealed class OmissionPageTests(OversightSite site) : IClassFixture<OversightSite>
{
    private static readonly DateTimeOffset Closed = new(2024, 5, 5, 23, 59, 59, 999, Deadlines.Hermosillo);

    [Fact]
    public async Task Closings_SayHowManyWereOmitted_AndWhichFilesAreThere()
    {
        using var browser = site.Browser(Role.Commission);
        await Omitted("sauce", "Ana Ejemplo");
        var omitted = await Omitted("sauce", "Bea <Ejemplo>");
        await Filed(omitted, "sauce", "Bea <Ejemplo>", new OmissionDelivery("Persona Ficticia, representante", DeliveryWay.Letter, "Oficio 7/2024", Closed.AddDays(-14)));
        var page = await PageForm.Open(browser, "/ut/omisas");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.TextContent.Contains("Sauce", StringComparison.Ordinal));
        Assert.Contains("5 de mayo de 2024, 23:59 2 1 En integración", Text(row), StringComparison.Ordinal);

        page = await PageForm.Open(browser, row.QuerySelector("th a")!.GetAttribute("href")!);
        var sheet = Text(Assert.Single(page.QuerySelectorAll(".hoja")));
        foreach (var words in new[]
        {
            "Bea <Ejemplo>", "CG/1/2024", "Recibió Persona Ficticia, representante; Por oficio; Oficio 7/2024", "15 días naturales.", "Ninguno",
            "3 de 19 rubros completos; al mínimo legal le faltaban 9 rubros; curricular al 20 %", "PRUEBA",
            "Escrito el 5 de mayo de 2024, 21:59; por imprimir", "enviado por correo el 4 de mayo de 2024, 23:59 a 2 direcciones",
        })
            Assert.Contains(words, sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Party_WithoutFiles_IsNotFound()
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync("/ut/omisas/nadie");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task ManyFiles_GoByPages()
    {
        using var browser = site.Browser();
        for (var i = 0; i < 51; i++)
            await Filed(CandidacyId.Create(Sample.Slug, 70_000 + i), "rojo", $"Persona {i:00}", null);
        var first = await PageForm.Open(browser, "/ut/omisas/rojo");
        Assert.Equal(50, first.QuerySelectorAll(".hoja").Length);
        var last = await PageForm.Open(browser, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("Persona 50", Text(Assert.Single(last.QuerySelectorAll(".hoja"))), StringComparison.Ordinal);
        Assert.Null(last.QuerySelector("a[rel=next]"));
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<string> Omitted(string party, string name)
    {
        var id = await site.WithoutAccount(party, name, "CG/1/2024", new DateOnly(2024, 4, 19));
        await Run("update oversight.candidacy set in_scope = true, capture_closes = $2 where candidacy_id = $1", id, Closed.ToUniversalTime());
        return id;
    }

    private Task Filed(string id, string party, string name, OmissionDelivery? delivery) => Run(
        """
        insert into oversight.omission (candidacy_id, opening, closed_at, election, party, sort_name, composed_at, facts)
        values ($1, 1, $2, $3, $4, lower($5), $2::timestamptz + interval '3 minutes', $6::jsonb)
        """,
        id, Closed.ToUniversalTime(), Sample.Slug, party, name, new Omission
        {
            Candidacy = id,
            Name = name,
            Office = "diputacion-mr",
            Territory = "Distrito 6, Hermosillo",
            Character = "propietaria",
            Actor = party,
            Party = party,
            Opening = 1,
            Closed = Closed,
            Why = ["15 días naturales."],
            ApprovedOn = new DateOnly(2024, 4, 19),
            ApprovalAgreement = "CG/1/2024",
            ReceivedAt = Closed.AddDays(-15),
            Delivery = delivery,
            SignIns = new OmissionSignIns(0, null, null),
            Progress = new OmissionProgress(4, 3, 19, 9, 20, Closed.AddHours(-1)),
            Warnings = [new OmissionWarning("a", Closed.AddDays(-1), Closed.AddDays(-1), 2), new OmissionWarning("b", Closed.AddHours(-2), null, 0)],
        }.ToJson());

    private async Task Run(string sql, params object[] values)
    {
        await using var source = site.Source(Roles.Curricular, Databases.Curricular);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
