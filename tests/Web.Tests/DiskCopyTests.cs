using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests;

public sealed class DiskCopyTests
{
    [Fact]
    public void Save_ThenLoad_GivesTheSameRecord()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        var loaded = copy.Load()!;
        Assert.Equal(3, loaded.Rows.Count);
        Assert.Null(loaded.Rows["cand-prueba-2024-000003"].Candidacy);
        Assert.Equal(Sample.Published.SortKey, loaded.InOrder[0].Candidacy.SortKey);
        Assert.Equal(Sample.PublicElection.Name, loaded.Election!.Election.Name);
    }

    [Fact]
    public void Save_Again_LeavesOneFile()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        copy.Save(Sample.Snapshot(new PublicRow("cand-prueba-2024-000004", 1, null)));
        Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Equal(4, copy.Load()!.Rows.Count);
    }

    [Fact]
    public void Load_OfAChangedFile_IsRefused()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        File.AppendAllText(Directory.GetFiles(folder.Path).Single(), " ");
        Assert.Throws<InvalidDataException>(() => copy.Load());
    }

    [Fact]
    public void Load_OfAnEmptyFolder_IsNothing()
    {
        using var folder = new Folder();
        Assert.Null(new DiskCopy(folder.Path).Load());
        Assert.Null(new DiskCopy(folder.File("missing")).Load());
    }
}
