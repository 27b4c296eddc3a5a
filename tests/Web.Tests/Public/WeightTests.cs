using System.IO.Compression;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.TestData;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Http;

namespace Conoceles.Web.Tests.Public;

/// <summary>What a page costs to who pays by the megabyte, with its style sheet and its drawings.</summary>
public sealed class WeightTests
{
    private const int Profile = 15 * 1024;
    private const int List = 40 * 1024;

    // Characters of real texts.
    private static readonly int[] Lengths = [651, 926, 500, 343, 651, 325];
    private static readonly string[] Files = ["base.css", "favicon.svg"];

    [Fact]
    public async Task Profile_WithTextsOfTheirUsualLength_IsLight()
    {
        var texts = Lengths.Select((length, i) => Words(length, i)).ToArray();
        var next = 0;
        var person = Sample.Published with
        {
            Sections = PublicProfile.Content(ShippedQuestionnaires.Set, section => section switch
            {
                "contacto" => new Dictionary<string, string> { ["correo-publico"] = "n@ejemplo.invalid", ["telefono-publico"] = "6620000001" },
                "estudios" => new Dictionary<string, string> { ["grado"] = "licenciatura", ["estatus-grado"] = "titulo" },
                _ => ShippedQuestionnaires.Set.Curricular.Find(section)!.Fields.Where(f => f.Kind is Questionnaires.FieldKind.LongText)
                    .ToDictionary(f => f.Id, _ => texts[next++ % texts.Length]),
            }),
        };
        var context = new DefaultHttpContext();
        context.Request.RouteValues["id"] = person.Id;
        var page = await ProfilePage.Answer(context, Sample.Snapshot(new PublicRow(person.Id, 9, person)), Baker());
        Assert.InRange(Compressed(page!.Html()) + Around(), 4_000, Profile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?vista=tabla")]
    public async Task List_OfAWholePage_IsLight(string query)
    {
        var rows = Enumerable.Range(0, 2 * ListQuery.PageSize).Select(i => Sample.Silent with
        {
            Id = $"cand-prueba-2024-{i:D6}",
            Name = Words(28, i),
            SortKey = $"{i:D6}",
        }).ToDictionary(p => p.Id, p => new PublicRow(p.Id, 1, p), StringComparer.Ordinal);
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        var election = Sample.PublicElection with { Municipalities = [.. Enumerable.Range(0, 72).Select(i => new PublicChoice($"26{i:D3}", Words(14, i)))] };
        var page = await ListPage.Answer(context, new PublicSnapshot(1, new ElectionRow(1, election), rows.Values.Select(HeldRow.Of)), Baker());
        Assert.InRange(Compressed(page!.Html()) + Around(), 4_000, List);
    }

    private static SiteBaker Baker() => new(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo));

    // Style sheet and icon, as the build compresses them or worse.
    private static int Around() => Files
        .Sum(f => Compressed(File.ReadAllBytes(Path.Combine(Folder.Repository, "Web", "wwwroot", f))));

    private static int Compressed(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return (int)buffer.Length;
    }

    // Words that do not repeat as a machine's do: of consonants and vowels that follow from the place.
    private static string Words(int length, int seed)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; text.Length < length; i++)
        {
            var n = ((seed + 1) * 7919) + (i * 104_729) + (i * i * 31);
            text.Append("bcdfglmnprst"[n % 12]).Append("aeiouáéo"[n / 12 % 8]).Append(n / 96 % 4 == 0 ? " " : "");
        }

        return text.ToString(0, length).Trim();
    }
}
