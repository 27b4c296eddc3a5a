using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Tests.Elections;

/// <summary>What is of no real election says so, each kind in its own words.</summary>
public class ElectionMarkTests
{
    [Fact]
    public void Real_HasNoMark() => Assert.Null(ElectionMark.Of(ElectionKind.Real));

    [Fact]
    public void EveryOtherKind_HasItsOwn()
    {
        var marks = Enum.GetValues<ElectionKind>().Where(k => k is not ElectionKind.Real).Select(k => ElectionMark.Of(k)!).ToArray();
        Assert.All(marks, Assert.NotNull);
        Assert.Equal(marks.Length, marks.Select(m => m.Name).Distinct().Count());
        Assert.Equal(marks.Length, marks.Select(m => m.Subject).Distinct().Count());
        Assert.All(marks, m => Assert.EndsWith(".", m.Line, StringComparison.Ordinal));
    }

    [Fact]
    public void Rehearsal_SaysWhichMunicipality_AndIsKeptByNobody()
    {
        var mark = ElectionMark.Of(ElectionKind.Rehearsal)!;
        Assert.Equal("ENSAYO · Municipio de Prueba: práctica con personas y datos ficticios, sin efectos legales.", mark.Line);
        Assert.StartsWith("ENSAYO · Municipio de Prueba", mark.OnPaper, StringComparison.Ordinal);
        Assert.DoesNotContain("emostraci", mark.Line + mark.OnPaper + mark.Label, StringComparison.Ordinal);
        Assert.True(mark.NoIndex);
    }

    [Theory]
    [InlineData(ElectionKind.Real)]
    [InlineData(ElectionKind.Demo)]
    [InlineData(ElectionKind.Rehearsal)]
    public void PublicRecord_CarriesTheKind(ElectionKind kind)
    {
        var row = ElectionProjector.Of(Sample.Election with { Kind = kind });
        Assert.Equal((kind, kind is not ElectionKind.Real), (row.KnownKind, row.Fictional));
    }

    [Theory]
    [InlineData(true, ElectionKind.Demo)]
    [InlineData(false, ElectionKind.Real)]
    public void PublicRecord_OfBefore_IsReadAsItWas(bool fictional, ElectionKind kind)
    {
        var row = ElectionProjector.Of(Sample.Election) with { Fictional = fictional, Kind = null };
        var json = System.Text.Json.JsonSerializer.Serialize(row, PublicJson.Options);
        Assert.DoesNotContain("kind", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(kind, System.Text.Json.JsonSerializer.Deserialize<PublicElection>(json, PublicJson.Options)!.KnownKind);
    }
}
