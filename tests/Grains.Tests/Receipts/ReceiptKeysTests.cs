using System.Text.Json.Nodes;
using Conoceles.Deploy;
using Conoceles.Deploy.Keys;
using Conoceles.Grains.Receipts;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Receipts;

/// <summary>The key file: made once, rotated, and never the reason why an old receipt stops being valid.</summary>
public sealed class ReceiptKeysTests : IDisposable
{
    private static readonly DateTimeOffset Rotation = new(2024, 5, 10, 17, 0, 0, TimeSpan.Zero);
    private readonly string _root = Directory.CreateTempSubdirectory("conoceles-keys-").FullName;
    private readonly string _path;

    public ReceiptKeysTests() => _path = ReceiptKeyFile.Ensure(new DataFolder(_root));

    [Fact]
    public void File_IsOfItsOwnerAloneAndMadeOnce()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));
        var before = File.ReadAllText(_path);
        Assert.Equal(_path, ReceiptKeyFile.Ensure(new DataFolder(_root)));
        Assert.Equal(before, File.ReadAllText(_path));
    }

    [Fact]
    public void Rotation_LeavesOldReceiptsValidAndSignsWithTheNewKey()
    {
        var first = ReceiptKeys.Load(_path);
        var old = ReceiptDocument.Json(first.Sign(ReceiptTests.Unsigned));
        Assert.Equal("r2", ReceiptKeyFile.Rotate(_path, Rotation));
        Assert.Equal("r3", ReceiptKeyFile.Rotate(_path, Rotation.AddDays(30)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_path));

        var third = ReceiptKeys.Load(_path);
        Assert.Equal(["r1", "r2", "r3"], third.History.Keys.Select(k => k.KeyId));
        Assert.Equal([null, Rotation, Rotation.AddDays(30)], third.History.Keys.Select(k => k.From));
        Assert.Equal([Rotation.AddDays(1), Rotation.AddDays(31), null], third.History.Keys.Select(k => k.Until));
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(old, third.History));
        var signed = third.Sign(ReceiptTests.Unsigned);
        Assert.Equal("r3", signed.KeyId);
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(ReceiptDocument.Json(signed), third.History));
        Assert.Equal(ReceiptVerdict.UnknownKey, ReceiptVerifier.Verify(ReceiptDocument.Json(signed), first.History));
    }

    [Fact]
    public void Rotation_ForgetsTheFormersPrivateHalf()
    {
        ReceiptKeyFile.Rotate(_path, Rotation);
        var keys = JsonNode.Parse(File.ReadAllText(_path))!["keys"]!;
        Assert.Null(keys["r1"]!["private"]);
        Assert.NotNull(keys["r2"]!["private"]);
    }

    [Fact]
    public void RetiredKey_ProvesNothingDatedAfterItsEnd()
    {
        // Whoever stole it cannot date an act today.
        var first = ReceiptKeys.Load(_path);
        ReceiptKeyFile.Rotate(_path, Rotation);
        var history = ReceiptKeys.Load(_path).History;
        var end = Rotation.AddDays(1);
        Assert.Equal(ReceiptVerdict.Valid, Verdict(end));
        Assert.Equal(ReceiptVerdict.Changed, Verdict(end.AddMilliseconds(1)));

        ReceiptVerdict Verdict(DateTimeOffset at) =>
            ReceiptVerifier.Verify(ReceiptDocument.Json(first.Sign(ReceiptTests.Unsigned with { At = at })), history);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"current":"r1","keys":{}}""")]
    [InlineData("""{"current":"r1","keys":{"r1":{"private":"AAAA"}}}""")]
    [InlineData("""{"current":"r1","keys":{"r1":{"public":"AAAA"}}}""")]
    [InlineData("""{"current":"r1","keys":{"r1":{"private":7}}}""")]
    public void Load_OfAFileThatIsWrong_NamesItAndShowsNoKey(string text)
    {
        File.WriteAllText(_path, text);
        var refused = Assert.Throws<InvalidDataException>(() => ReceiptKeys.Load(_path));
        Assert.Contains(_path, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAKeyOnAnotherCurve_IsRefused()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP384);
        File.WriteAllText(_path, new JsonObject
        {
            ["current"] = "r1",
            ["keys"] = new JsonObject { ["r1"] = new JsonObject { ["private"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) } },
        }.ToJsonString());
        Assert.Throws<InvalidDataException>(() => ReceiptKeys.Load(_path));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
