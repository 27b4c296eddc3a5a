using System.Text.Json;
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
        // With every answer, which memory and disk hold compressed.
        Assert.Equal(JsonSerializer.Serialize(Sample.Published, PublicJson.Options), JsonSerializer.Serialize(loaded.FindWhole(Sample.Published.Id), PublicJson.Options));
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
    public void Changes_AreInTheCopy_AsSoonAsTheyAreAdded()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        copy.Append(Changed("cand-prueba-2024-000004", 7));
        copy.Append(new SnapshotChange(Sample.Snapshot().Election, [], [], [Sample.Published.Id]));
        var loaded = new DiskCopy(folder.Path).Load()!;
        Assert.Equal(7, loaded.Rows["cand-prueba-2024-000004"].StateVersion);
        Assert.Null(loaded.Find(Sample.Published.Id));
        Assert.False(loaded.Rows.ContainsKey(Sample.Published.Id));
    }

    [Fact]
    public void ALastChangeCutShort_IsNotMissed_AndAnyOtherIsRefused()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        copy.Append(Changed("cand-prueba-2024-000004", 7));
        copy.Append(Changed("cand-prueba-2024-000005", 8));
        var changes = Directory.GetFiles(folder.Path, "cambios-*").Single();
        var bytes = File.ReadAllBytes(changes);

        File.WriteAllBytes(changes, bytes[..^9]);
        var loaded = new DiskCopy(folder.Path).Load()!;
        Assert.True(loaded.Rows.ContainsKey("cand-prueba-2024-000004"));
        Assert.False(loaded.Rows.ContainsKey("cand-prueba-2024-000005"));

        bytes[90] ^= 1;
        File.WriteAllBytes(changes, bytes);
        Assert.Throws<InvalidDataException>(() => new DiskCopy(folder.Path).Load());
    }

    [Fact]
    public void WhatChangesWhileTheWholeIsWritten_IsInBothCopies()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        var prepared = copy.Prepare(Sample.Snapshot());
        var change = Changed("cand-prueba-2024-000004", 7);
        copy.Append(change);
        // A start at this moment takes the former.
        Assert.True(new DiskCopy(folder.Path).Load()!.Rows.ContainsKey("cand-prueba-2024-000004"));
        copy.Adopt(prepared, [change]);
        Assert.True(new DiskCopy(folder.Path).Load()!.Rows.ContainsKey("cand-prueba-2024-000004"));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public async Task Keeper_WritesTheWholeAgain_WhenItsChangesAreMany()
    {
        using var folder = new Folder();
        var copy = new DiskCopy(folder.Path);
        copy.Save(Sample.Snapshot());
        var keeper = new CopyKeeper(copy, () => { });
        var snapshot = Sample.Snapshot();
        var first = Directory.GetFiles(folder.Path).Single();
        for (var i = 0; !copy.IsWorthAnother; i++)
            await Change(new PublicRow("cand-prueba-2024-000004", i + 1, Sample.Published with { Id = "cand-prueba-2024-000004", Nickname = new string('x', 100_000) }));
        await Change(new PublicRow("cand-prueba-2024-000005", 1, null));
        var limit = Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        while (File.Exists(first) && !limit.IsCompleted)
        {
            await keeper.Turn(snapshot);
            await Task.Yield();
        }

        Assert.False(File.Exists(first));
        Assert.False(copy.IsWorthAnother);
        var loaded = new DiskCopy(folder.Path).Load()!;
        Assert.Equal(snapshot.Rows.OrderBy(r => r.Key).Select(r => (r.Key, r.Value.StateVersion)), loaded.Rows.OrderBy(r => r.Key).Select(r => (r.Key, r.Value.StateVersion)));

        Task Change(PublicRow row)
        {
            var change = new SnapshotChange(snapshot.Election, [], [HeldRow.Of(row)], []);
            snapshot = change.After(snapshot);
            return keeper.Changed(snapshot, change);
        }
    }

    private static SnapshotChange Changed(string id, int version) => new(Sample.Snapshot().Election, [], [HeldRow.Of(new PublicRow(id, version, null))], []);

    [Fact]
    public void Load_OfAnEmptyFolder_IsNothing()
    {
        using var folder = new Folder();
        Assert.Null(new DiskCopy(folder.Path).Load());
        Assert.Null(new DiskCopy(folder.File("missing")).Load());
    }
}
