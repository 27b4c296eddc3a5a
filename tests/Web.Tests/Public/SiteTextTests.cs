using Conoceles.Web.Public.Texts;
using Microsoft.Extensions.Configuration;

namespace Conoceles.Web.Tests.Public;

/// <summary>Texts that somebody without a compiler edits: how they are written, and that the shipped ones are whole.</summary>
public sealed class SiteTextTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    private const string Head = "# Título\n\n> Descripción\n\n";

    [Theory]
    [InlineData("## Uno", TextKind.Heading, "Uno")]
    [InlineData("### ¿Dos?", TextKind.Question, "¿Dos?")]
    [InlineData("Tres\nen dos renglones", TextKind.Paragraph, "Tres en dos renglones")]
    [InlineData("- Cuatro\n- y cinco\n  que sigue", TextKind.List, "Cuatro|y cinco que sigue")]
    [InlineData("Con {{clave}} adentro", TextKind.Paragraph, "Con valor adentro")]
    [InlineData("<b>no</b> es marcado", TextKind.Paragraph, "<b>no</b> es marcado")]
    [InlineData("#sin espacio", TextKind.Paragraph, "#sin espacio")]
    public void Block_IsWhatItsMarkSays(string text, TextKind kind, string said)
    {
        var block = Parse(text).Blocks[^1];
        Assert.Equal(kind, block.Kind);
        Assert.Equal(said, string.Join('|', block.Lines.Select(l => string.Concat(l.Select(r => r.Text)))));
    }

    [Theory]
    [InlineData("Llame al {{nadie}}.")]
    [InlineData("- {{nadie}}")]
    [InlineData("## {{nadie}}")]
    public void WhatIsNotKnown_IsLeftOutWithItsSentence(string text) => Assert.Single(Parse(text).Blocks);

    [Fact]
    public void List_LosesOnlyTheItemThatIsNotKnown() =>
        Assert.Equal("uno", Assert.Single(Assert.Single(Parse("- uno\n- {{nadie}}").Blocks[^1].Lines)).Text);

    [Theory]
    [InlineData("Lee [esto](/acerca).", "/acerca")]
    [InlineData("[correo](mailto:a@b.invalid)", "mailto:a@b.invalid")]
    [InlineData("[fuera](https://otro.invalid)", null)]
    [InlineData("[fuera](//otro.invalid)", null)]
    [InlineData("[mala](javascript:alert(1))", null)]
    [InlineData("[rota](/a b)", null)]
    public void Link_LeadsOnlyInsideOrToAMail(string text, string? address) =>
        Assert.Equal(address, Parse(text).Blocks[^1].Lines[0].Select(r => r.Address).SingleOrDefault(a => a is not null));

    [Theory]
    [InlineData("Sin título\n\n> Descripción")]
    [InlineData("# Título\n\nSin descripción")]
    public void TextWithoutItsHead_IsRefused(string text) => Assert.Throws<InvalidDataException>(() => SiteText.Parse(text, _ => null));

    [Fact]
    public void ShippedFiles_HaveNoWordLeftToFillAndNoMarkLeftOver()
    {
        var files = Directory.GetFiles(SiteTexts.Folder, "*.txt");
        Assert.Equal(5, files.Length);
        foreach (var file in files)
        {
            var text = SiteText.Parse(File.ReadAllText(file), key => $"«{key}»");
            Assert.Equal(TextKind.Title, text.Blocks[0].Kind);
            Assert.InRange(text.Description.Length, 50, 200);
            Assert.All(
                text.Blocks.SelectMany(b => b.Lines).SelectMany(l => l),
                r => Assert.DoesNotMatch(@"[{}\[\]<>]|\*\*|^\s*#", r.Text));
        }
    }

    [Theory]
    [InlineData("/preguntas-frecuentes", "Preguntas frecuentes")]
    [InlineData("/acerca", "Acerca de Conóceles")]
    [InlineData("/aviso-de-privacidad", "Aviso de privacidad simplificado")]
    [InlineData("/aviso-de-privacidad/integral", "Aviso de privacidad integral")]
    [InlineData("/accesibilidad", "Declaración de accesibilidad")]
    public async Task Page_SaysItsText_WithTheInstitutesDataAndNoInventedOnes(string path, string title)
    {
        var page = await site.Read(path);
        Assert.Equal(title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        var main = page.QuerySelector("main")!;
        Assert.Contains("mailto:ut@ejemplo.invalid", main.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        // No telephone was configured: no page says one, nor an empty place for it.
        Assert.DoesNotContain("eléfono:", main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", main.TextContent, StringComparison.Ordinal);
        foreach (var address in main.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct().Where(a => !a.StartsWith("/acuse", StringComparison.Ordinal)))
            await site.Read(address);
    }

    [Fact]
    public async Task About_ShowsTheVersionAndTheProcess()
    {
        var text = (await site.Read("/acerca")).QuerySelector("main")!.TextContent;
        Assert.Contains("Sistema: " + SiteTexts.Build, text, StringComparison.Ordinal);
        Assert.Contains("Proceso de prueba", text, StringComparison.Ordinal);
        Assert.Contains("2 de junio de 2024", text, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", SiteTexts.Build);
    }

    [Fact]
    public void Institute_ReadsWhatIsConfigured_AndNothingElse()
    {
        var institute = Institute.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Institute:correo"] = " a@b.invalid ",
            ["Institute:acuerdo_aviso"] = "CT/1/2024",
            ["Institute:telefono"] = " ",
        }).Build());
        Assert.Equal("a@b.invalid", institute.Find("correo"));
        Assert.Equal("CT/1/2024", institute.Find("acuerdo-aviso"));
        Assert.Null(institute.Find("telefono"));
        Assert.Null(institute.Find("domicilio"));
    }

    private static SiteText Parse(string text) => SiteText.Parse(Head + text, key => key == "clave" ? "valor" : null);
}
