using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.OpenData;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Conoceles.Web.Tests.Public;

/// <summary>
/// The files of a cut and the read API over HTTP: what they say, that the three forms say the same, that nothing in them runs,
/// and that nothing is in them that may not be copied.
/// </summary>
[Collection(CutCollection.Name)]
public sealed class OpenDataTests(CutSite site)
{
    private const string Base = "demostracion_conoceles_prueba-2024_corte-2_20240505060000_";

    /// <summary>The INE's header of 2022 in snake case, as domain §8.1 has it.</summary>
    private static readonly string[] _ine =
    [
        "partido_coalicion", "cargo", "entidad", "distrito_local", "circunscripcion", "municipio", "num_lista_o_formula", "nombre_candidato", "tipo_candidato", "edad",
        "sexo", "direccion_casa_campana", "telefono", "correo_electronico", "pagina_web", "redes", "escolaridad", "estatus_escolaridad", "cursos",
        "historia_profesional", "trayectoria_politica", "motivo_cargo_publico", "propuesta_1", "propuesta_2", "propuesta_genero",
    ];

    [Fact]
    public async Task Page_OffersEachFile_WithItsSizeAndItsDigest_AndEachIsAsItSays()
    {
        var page = new HtmlParser().ParseDocument(await site.Web.Client.GetStringAsync("/datos-abiertos"));
        var rows = page.QuerySelectorAll("main table.archivos tbody tr").ToArray();
        Assert.Equal(
            ["curricular.csv", "curricular.xlsx", "curricular.json", "acciones-afirmativas.csv", "acciones-afirmativas.xlsx", "acciones-afirmativas.json", "estadisticas-identidad.csv", "estadisticas-identidad.xlsx", "estadisticas-identidad.json", "diccionario.csv", "diccionario.json", "popolo.json", "datapackage.json"],
            rows.Select(r => r.QuerySelector(".bajo")!.TextContent[Base.Length..]));
        foreach (var row in rows)
        {
            var name = row.QuerySelector(".bajo")!.TextContent;
            using var answer = await site.Web.Client.GetAsync("/datos-abiertos/" + name);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Equal("*", Headers.One(answer, "Access-Control-Allow-Origin"));
            Assert.Equal($"attachment; filename=\"{name}\"", Headers.One(answer, "Content-Disposition"));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal((digest, (long)bytes.Length), (row.QuerySelector("code")!.TextContent, answer.Content.Headers.ContentLength));
            Assert.Equal($"{digest}  {name}\n", await site.Web.Client.GetStringAsync($"/datos-abiertos/{name}.sha256"));
        }
    }

    [Theory]
    [InlineData("/datos-abiertos/" + Base + "curricular.csv")]
    [InlineData("/datos-abiertos/" + Base + "curricular.xlsx")]
    [InlineData("/api/v1/candidaturas.json")]
    [InlineData("/api/v1/candidaturas.json?desde=1")]
    [InlineData("/api/v1/cortes.json")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/candidaturas.atom")]
    public async Task File_HasAStrongTag_AndIsNotSentTwice_NorBigger(string path)
    {
        using var plain = await site.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.Equal("*", Headers.One(plain, "Access-Control-Allow-Origin"));
        Assert.False(plain.Headers.ETag!.IsWeak);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { plain.Headers.ETag } } };
        Assert.Equal(HttpStatusCode.NotModified, (await site.Web.Client.SendAsync(again)).StatusCode);
        using var packed = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new("gzip") } } };
        using var answer = await site.Web.Client.SendAsync(packed);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            using var unpacked = new MemoryStream();
            await using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
                await gzip.CopyToAsync(unpacked);
            bytes = unpacked.ToArray();
            Assert.NotEqual(plain.Headers.ETag, answer.Headers.ETag);
        }

        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), bytes);
        using var head = await site.Web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((HttpStatusCode.OK, plain.Headers.ETag), (head.StatusCode, head.Headers.ETag));
    }

    [Fact]
    public async Task CurricularSet_BeginsWithTheColumnsOfTheIne_AndItsThreeFormsSayTheSame()
    {
        var (header, rows) = await Csv("curricular");
        Assert.Equal(_ine, header[..CurricularColumns.OfIne]);
        Assert.Equal(header, CurricularColumns.All.Select(c => c.Name));
        Assert.Equal(header.Length, header.Distinct().Count());
        // In the public order.
        Assert.Equal(Present.OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => p.Id), rows.Select(r => r["id_candidatura"]));

        var json = JsonDocument.Parse(await File("curricular.json")).RootElement;
        Assert.Equal(("conoceles-curricular/1", 2), (json.GetProperty("schema").GetString(), json.GetProperty("cut").GetInt32()));
        var objects = json.GetProperty("rows").EnumerateArray().Select(o => o.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.ValueKind is JsonValueKind.Null ? "" : m.Value.ToString())).ToArray();
        using var book = SpreadsheetDocument.Open(new MemoryStream(await File("curricular.xlsx")), isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray()).ToArray();
        Assert.Empty(book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
        Assert.Equal(header, sheet[0]);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (column, place) in header.Select((c, n) => (c, n)))
            {
                var cell = rows[i][column];
                Assert.Equal(objects[i][column], cell.StartsWith('\'') ? cell[1..] : cell);
                Assert.Equal(objects[i][column].ReplaceLineEndings("\n"), sheet[i + 1][place].ReplaceLineEndings("\n"));
            }
        }
    }

    [Fact]
    public async Task Rows_SpeakAsTheIneDoes()
    {
        var rows = (await Csv("curricular")).Rows.ToDictionary(r => r["id_candidatura"]);
        var published = rows[Sample.Published.Id];
        Assert.Equal(
            ("PARTIDO ROBLE", "DIPUTACION", "SONORA", "6-HERMOSILLO", "No aplica", "No aplica", "NOPALINA ÑANDU DEL EJEMPLO", "PROPIETARIA", "41", "MUJER"),
            (published["partido_coalicion"], published["cargo"], published["entidad"], published["distrito_local"], published["circunscripcion"], published["municipio"], published["nombre_candidato"], published["tipo_candidato"], published["edad"], published["sexo"]));
        Assert.Equal(
            ("n@ejemplo.invalid", "https://ejemplo.invalid/?a=1&b=2", "No proporcionó", "Sin estudios", "Sin cursos", "publicada", "Personas indígenas", "2024-05-04T17:00:00.000Z", "7"),
            (published["correo_electronico"], published["pagina_web"], published["telefono"], published["escolaridad"], published["cursos"], published["estatus"], published["accion_afirmativa_tipo"], published["fecha_publicacion"], published["version"]));
        var leftOut = rows[Sample.LeftOut.Id];
        Assert.Equal(("", "", "SUPLENTE", "fuera-de-alcance", "0"), (leftOut["escolaridad"], leftOut["cursos"], leftOut["tipo_candidato"], leftOut["estatus"], leftOut["version"]));
        Assert.Equal(("NAVOJOA", "26042", "No aplica", ""), (rows[Sample.Silent.Id]["municipio"], rows[Sample.Silent.Id]["clave_inegi"], rows[Sample.Silent.Id]["distrito_local"], rows[Sample.Silent.Id]["distrito_numero"]));
        Assert.Equal("https://conoceles.invalid/candidaturas/" + Sample.Published.Id, published["perfil_url"]);
    }

    [Fact]
    public async Task CellThatBeginsAsAFormula_IsText()
    {
        var row = (await Csv("curricular")).Rows.Single(r => r["id_candidatura"] == CutSite.Formulas.Id);
        Assert.Equal("'=HYPERLINK(\"HTTPS://MALO.INVALID\")", row["nombre_candidato"]);
        Assert.Equal(("'@suma", "'+1+1"), (row["sobrenombre"], row["historia_profesional"]));
        Assert.StartsWith("'\tcon tabulador, \"comillas\"", row["motivo_cargo_publico"], StringComparison.Ordinal);
        var csv = await File("curricular.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        foreach (var name in new[] { "curricular.csv", "acciones-afirmativas.csv", "estadisticas-identidad.csv", "diccionario.csv" })
        {
            using var reader = new CsvParser(new StreamReader(new MemoryStream(await File(name))), CultureInfo.InvariantCulture);
            while (await reader.ReadAsync())
                Assert.DoesNotContain(reader.Record!, c => c.Length > 0 && "=+-@\t\r".Contains(c[0], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task NoFile_HasWhatConsentsShow_NorAnythingThatIsNotOfTheAllowList()
    {
        var names = new HtmlParser().ParseDocument(await site.Web.Client.GetStringAsync("/datos-abiertos")).QuerySelectorAll("main .bajo").Select(e => "/datos-abiertos/" + e.TextContent);
        string[] paths = [.. names, "/api/v1/candidaturas.json", "/api/v1/candidaturas.json?desde=1", "/api/v1/cortes.json", "/candidaturas.atom", "/cortes", "/cortes/1", "/cortes/2", "/cortes/1/manifiesto.json", "/cortes/1/firma.json", "/cortes/1/estadisticas.json"];
        Assert.InRange(paths.Length, 19, 40);
        foreach (var path in paths)
        {
            var bytes = await site.Web.Client.GetByteArrayAsync(path);
            var text = path.EndsWith(".xlsx", StringComparison.Ordinal) ? Unzipped(bytes) : Encoding.UTF8.GetString(bytes);
            foreach (var word in new[] { CutSite.Secret, "consented", "migrantes", "cuenta-secreta", "responsibleParty" })
                Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{path} says «{word}».");
        }

        // Whatever a document says is a member of the schema that describes it, and each of these is of the allow-list.
        var described = (await ApiAnswers.Document())["components"]!["schemas"]!["Candidatura"]!["properties"]!.AsObject().Select(p => p.Key).ToArray();
        var members = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/candidaturas.json")).RootElement.GetProperty("candidacies").EnumerateArray()
            .SelectMany(c => c.EnumerateObject().Select(m => m.Name)).Distinct().ToArray();
        Assert.NotEmpty(members);
        Assert.Empty(members.Except(described));
        var allowed = typeof(PublicCandidacy).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Except(["consentedChips", "consentedDetails"]);
        Assert.Equal(allowed.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Actions_AreARowForEachGroup_OfTheRegistryAlone()
    {
        var row = Assert.Single((await Csv("acciones-afirmativas")).Rows);
        Assert.Equal((CutSite.Consented.Id, "indigena", "Personas indígenas"), (row["id_candidatura"], row["grupo_clave"], row["accion_afirmativa_tipo"]));
    }

    [Fact]
    public async Task IdentitySet_HasEachFigureOfTheTables_AndItsThreeFormsSayTheSame()
    {
        var (header, rows) = await Csv("estadisticas-identidad");
        var told = SyntheticVault.Publications(2);
        Assert.Equal(told.Sum(g => 1 + g.ByOffice.Length + g.ByActor.Length), rows.Count);
        foreach (var group in told)
        {
            var lines = rows.Where(r => r["grupo_clave"] == group.Group).ToArray();
            foreach (var (by, figures) in new[] { ("estado", [group.Total]), ("cargo", group.ByOffice), ("actor", group.ByActor) })
            {
                Assert.Equal(
                    figures.Select(f => (f.Id ?? "", $"{f.Count}", $"{f.Yes}", $"{f.No}", f.NoAnswerOf == 0 ? "" : $"{f.NoAnswer}", $"{group.Waiting}", $"{group.ChangedAt}")),
                    lines.Where(r => r["desglose"] == by).Select(r => (r["clave"], r["respuestas"], r["si"], r["no"], r["prefirio_no_contestar"], r["en_espera"], r["corte_del_cambio"])));
            }
        }

        Assert.Equal("Personas indígenas", rows[0]["grupo"]);
        Assert.All(rows.Where(r => r["clave"].Length > 0), r => Assert.NotEqual("", r["nombre"]));
        var objects = JsonDocument.Parse(await File("estadisticas-identidad.json")).RootElement.GetProperty("rows").EnumerateArray()
            .Select(o => header.Select(c => o.GetProperty(c) is { ValueKind: JsonValueKind.Null } ? "" : o.GetProperty(c).ToString()).ToArray()).ToArray();
        using var book = SpreadsheetDocument.Open(new MemoryStream(await File("estadisticas-identidad.xlsx")), isEditable: false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray()).ToArray();
        Assert.Equal(header, sheet[0]);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(header.Select(c => rows[i][c]), objects[i]);
            Assert.Equal(objects[i], sheet[i + 1]);
        }
    }

    [Fact]
    public async Task Dictionary_AndPackage_DescribeEveryColumnOfEverySet()
    {
        var (_, described) = await Csv("diccionario");
        var package = JsonDocument.Parse(await File("datapackage.json")).RootElement;
        foreach (var set in new[] { "curricular", "acciones-afirmativas", "estadisticas-identidad" })
        {
            var columns = (await Csv(set)).Header;
            Assert.Equal(columns, described.Where(d => d["conjunto"] == set).Select(d => d["columna"]));
            Assert.All(described, d => Assert.False(d["descripcion"].Length == 0 || d["titulo"].Length == 0));
            var resource = package.GetProperty("resources").EnumerateArray().Single(r => r.GetProperty("path").GetString() == Base + set + ".csv");
            Assert.Equal(columns, resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        }

        foreach (var resource in package.GetProperty("resources").EnumerateArray())
        {
            var bytes = await site.Web.Client.GetByteArrayAsync("/datos-abiertos/" + resource.GetProperty("path").GetString());
            Assert.Equal(
                ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), (long)bytes.Length),
                (resource.GetProperty("hash").GetString(), resource.GetProperty("bytes").GetInt64()));
        }
    }

    [Fact]
    public async Task Popolo_NamesEverybodyOnce_AndItsReferencesLead()
    {
        var popolo = JsonDocument.Parse(await File("popolo.json")).RootElement;
        Assert.Equal(Present.Select(p => p.Id).Order(StringComparer.Ordinal), Ids("persons").Order(StringComparer.Ordinal));
        foreach (var membership in popolo.GetProperty("persons").EnumerateArray().SelectMany(p => p.GetProperty("memberships").EnumerateArray()))
        {
            Assert.Contains(membership.GetProperty("post_id").GetString(), Ids("posts"));
            Assert.Contains(membership.GetProperty("on_behalf_of_id").GetString(), Ids("organizations"));
        }

        foreach (var post in popolo.GetProperty("posts").EnumerateArray())
            Assert.Contains(post.GetProperty("area_id").GetString(), Ids("areas"));

        string?[] Ids(string what) => [.. popolo.GetProperty(what).EnumerateArray().Select(o => o.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task Api_GivesTheDocumentsOfTheCut_AndWhatIsAnotherSinceAnEarlierOne()
    {
        var whole = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/candidaturas.json")).RootElement;
        Assert.Equal(
            Present.OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => Encoding.UTF8.GetString(CutDocument.Bytes(p))),
            whole.GetProperty("candidacies").EnumerateArray().Select(c => c.GetRawText()));
        Assert.False(whole.TryGetProperty("removed", out _));
        var since = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/candidaturas.json?desde=1")).RootElement;
        Assert.Equal([CutSite.Answered.Id], since.GetProperty("candidacies").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Empty(since.GetProperty("removed").EnumerateArray());
        Assert.Empty(JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/candidaturas.json?desde=2")).RootElement.GetProperty("candidacies").EnumerateArray());
        var cuts = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/cortes.json")).RootElement.GetProperty("cuts");
        Assert.Equal([2, 1], cuts.EnumerateArray().Select(c => c.GetProperty("number").GetInt32()));
        Assert.Equal(1, cuts[0].GetProperty("changes").GetProperty("published").GetInt32());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("ayer")]
    [InlineData("1;drop")]
    public async Task Since_AnUnknownCut_IsRefusedWithASentence(string since)
    {
        using var answer = await site.Web.Client.GetAsync("/api/v1/candidaturas.json?desde=" + Uri.EscapeDataString(since));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, Headers.One(answer, "Content-Type")));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("unknown-cut", "El parámetro «desde» debe ser el número de un corte, del 1 al 2."), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Description_IsOfTheRoutesThatThereAre()
    {
        var description = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/openapi.json")).RootElement;
        Assert.Equal("https://conoceles.invalid", description.GetProperty("servers")[0].GetProperty("url").GetString());
        var paths = description.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToArray();
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            using var answer = await site.Web.Client.GetAsync(path.Replace("{numero}", "1", StringComparison.Ordinal).Replace("{id}", Sample.Published.Id, StringComparison.Ordinal));
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Feed_IsOfChanges_EachWithAnIdOfItsOwn_AndNamesNobody()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await site.Web.Client.GetStringAsync("/candidaturas.atom")).Root!;
        Assert.Equal("2024-05-05T13:00:00.000Z", feed.Element(atom + "updated")!.Value);
        var entries = feed.Elements(atom + "entry").ToArray();
        Assert.Equal(
            ["Corte 2: 1 publicada", "Se publicó el cuestionario: Presidencia municipal, Navojoa, propietaria, Partido Roble", "Corte 1: Es el primero"],
            entries.Select(e => e.Element(atom + "title")!.Value));
        Assert.Equal(entries.Length, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.All(entries, e => Assert.StartsWith("https://conoceles.invalid/", e.Element(atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("Cardón", feed.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsNotPublicAnyMore_LeavesTheFilesAtOnce()
    {
        await site.Withdraw(CutSite.Consented);
        try
        {
            await site.Web.Until(async () => await site.Files() is { } files && !files.Contains(CutSite.Consented.Id, StringComparison.Ordinal));
            Assert.DoesNotContain((await Csv("curricular")).Rows, r => r["id_candidatura"] == CutSite.Consented.Id);
            Assert.Empty((await Csv("acciones-afirmativas")).Rows);
            var since = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/api/v1/candidaturas.json?desde=1")).RootElement;
            Assert.Equal([CutSite.Consented.Id], since.GetProperty("removed").EnumerateArray().Select(r => r.GetString()));
        }
        finally
        {
            await site.Restore(CutSite.Consented);
        }
    }

    [Fact]
    public async Task WhoLeavesComesBackAndLeavesAgain_IsInTheFilesWhenSheIsPublic_AndNever_WhenSheIsNot()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            await site.Withdraw(CutSite.Consented);
            await site.Web.Until(async () => await site.Files() is { } files && !files.Contains(CutSite.Consented.Id, StringComparison.Ordinal));
            await site.Restore(CutSite.Consented);
            Assert.Contains((await Csv("curricular")).Rows, r => r["id_candidatura"] == CutSite.Consented.Id);
        }
    }

    [Fact]
    public async Task FileOfAnotherCut_IsGone_AndWhatNeverWasIsNotFound()
    {
        using var former = await site.Web.Client.GetAsync("/datos-abiertos/demostracion_conoceles_prueba-2024_corte-1_20240504060000_curricular.csv");
        Assert.Equal(HttpStatusCode.Gone, former.StatusCode);
        Assert.Contains("/datos-abiertos", new HtmlParser().ParseDocument(await former.Content.ReadAsStringAsync()).QuerySelector("main a")!.GetAttribute("href"), StringComparison.Ordinal);
        foreach (var name in new[] { "nada.csv", "..%2Findice.json", "indice.json", Base + "todo.json.gz" })
            Assert.Equal((name, HttpStatusCode.NotFound), (name, (await site.Web.Client.GetAsync("/datos-abiertos/" + name)).StatusCode));
    }

    [Fact]
    public async Task AnotherNode_MakesTheSameBytes_AndOneWithoutDatabaseServesWhatItKept()
    {
        var mine = await Sums(site.Web);
        await using (var other = await site.Start(copy: null))
            Assert.Equal(mine, await Sums(other));
        using var copy = new Folder();
        await using (var first = await site.Start(copy.Path))
        {
            Assert.Equal(mine, await Sums(first));
            await first.Until(() => Task.FromResult(Directory.GetFiles(copy.Path, "registro-*").Length > 0));
        }

        await using var away = await site.Start(copy.Path, database: false);
        Assert.Equal(mine, await Sums(away));
        Assert.Contains("Corte 2", await away.Client.GetStringAsync("/cortes"), StringComparison.Ordinal);
        Assert.Contains(Sample.Published.Id, await away.Client.GetStringAsync("/api/v1/candidaturas.json"), StringComparison.Ordinal);
        // What is asked of the database alone says that it is away.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await away.Client.GetAsync("/cortes/1/manifiesto.json")).StatusCode);
    }

    private static async Task<string[]> Sums(WebProcess web) =>
        [.. new HtmlParser().ParseDocument(await web.Client.GetStringAsync("/datos-abiertos")).QuerySelectorAll("main table.archivos tbody tr").Select(r => r.QuerySelector(".bajo")!.TextContent + " " + r.QuerySelector("code")!.TextContent)];

    /// <summary>Who is in the newest cut, as she is there.</summary>
    private static IEnumerable<PublicCandidacy> Present => CutSite.People.Select(p => p.Id == CutSite.Answered.Id ? CutSite.Answered : p);

    private Task<byte[]> File(string name) => site.Web.Client.GetByteArrayAsync("/datos-abiertos/" + Base + name);

    private async Task<(string[] Header, List<Dictionary<string, string>> Rows)> Csv(string set)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(await File(set + ".csv"))), CultureInfo.InvariantCulture);
        Assert.True(await reader.ReadAsync());
        reader.ReadHeader();
        var header = reader.HeaderRecord!;
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
            rows.Add(header.ToDictionary(c => c, c => reader.GetField(c)!));
        return (header, rows);
    }

    private static string Unzipped(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return string.Concat(archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}

/// <summary>Before the first cut: every address says so, and nothing is a blank page.</summary>
public sealed class NoCutsTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    [Fact]
    public async Task Pages_SayThatThereAreNone()
    {
        foreach (var path in new[] { "/cortes", "/datos-abiertos" })
            Assert.Contains("Todavía no hay cortes", (await site.Read(path)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(JsonDocument.Parse(await site.Web.Client.GetStringAsync("/api/v1/cortes.json")).RootElement.GetProperty("cuts").EnumerateArray());
        foreach (var path in new[] { "/cortes/1", "/api/v1/candidaturas.json", "/candidaturas.atom", "/datos-abiertos/nada.csv" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Web.Client.GetAsync(path)).StatusCode));
    }
}
