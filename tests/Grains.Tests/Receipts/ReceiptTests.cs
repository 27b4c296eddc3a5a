using System.Text;
using System.Text.Json.Nodes;
using Conoceles.Grains.Receipts;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Receipts;

/// <summary>What is signed is what is verified, and nothing else is.</summary>
public class ReceiptTests
{
    private static readonly ReceiptKeys Keys = ReceiptKeys.CreateEphemeral();

    internal static Receipt Unsigned { get; } = new()
    {
        Folio = "0123-4567-89AB-CDEF-0",
        Kind = ReceiptKind.Submission,
        At = new DateTimeOffset(2024, 5, 2, 10, 0, 0, 123, TimeSpan.FromHours(-7)),
        Election = "prueba-2024",
        Candidacy = "cand-prueba-2024-000001",
        Opening = 1,
        Version = 17,
        Account = "cuenta-ñ",
        ContentHash = new string('a', 64),
        IdentityHmac = new string('b', 64),
        Salt = new string('c', 32),
    };

    [Fact]
    public void Sign_MakesAReceiptThatTheHistoryVerifies()
    {
        var signed = Keys.Sign(Unsigned);
        Assert.Equal("r1", signed.KeyId);
        Assert.Equal(86, signed.Signature.Length);
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(ReceiptDocument.Json(signed), Keys.History));
        Assert.True(Keys.History.Keys[0].Verifies(ReceiptDocument.Statement(signed), signed.Signature));
    }

    [Fact]
    public void Sign_OfWhatIsSigned_LeavesItAsItIs()
    {
        var signed = Keys.Sign(Unsigned);
        Assert.Same(signed, ReceiptKeys.CreateEphemeral().Sign(signed));
        var both = Keys.Sign([signed, Unsigned with { Folio = "otro" }]);
        Assert.Same(signed, both[0]);
        Assert.NotEmpty(both[1].Signature);
    }

    [Fact]
    public void Receipt_OfAnActWithoutContent_IsSignedToo() =>
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(
            ReceiptDocument.Json(Keys.Sign(Unsigned with { Kind = ReceiptKind.Delivery, ContentHash = null, IdentityHmac = null })), Keys.History));

    [Fact]
    public void Verify_WithAnyByteChanged_IsNeverValid()
    {
        var file = ReceiptDocument.Json(Keys.Sign(Unsigned));
        for (var at = 0; at < file.Length; at++)
        {
            // Neighbours, the other case, the usual suspects of a JSON reader and bytes that are no text.
            foreach (var other in (byte[])[(byte)(file[at] ^ 1), (byte)(file[at] ^ 0x20), (byte)(file[at] + 1), (byte)' ', (byte)'0', (byte)'"', 0, 0xff])
            {
                if (other == file[at])
                    continue;
                var changed = file.ToArray();
                changed[at] = other;
                Assert.True(
                    ReceiptVerifier.Verify(changed, Keys.History) != ReceiptVerdict.Valid,
                    $"Byte {at}, {(char)file[at]} by {(char)other}: {Encoding.Latin1.GetString(changed)}");
            }
        }
    }

    [Fact]
    public void Verify_OfEveryPrefix_IsMalformed()
    {
        var file = ReceiptDocument.Json(Keys.Sign(Unsigned));
        for (var length = 0; length < file.Length; length++)
            Assert.Equal(ReceiptVerdict.Malformed, ReceiptVerifier.Verify(file.AsMemory(0, length), Keys.History));
    }

    [Fact]
    public void Verify_WithAnyMemberChangedRemovedOrAdded_IsNotValid()
    {
        var file = Encoding.UTF8.GetString(ReceiptDocument.Json(Keys.Sign(Unsigned)));
        var (root, seen) = (JsonNode.Parse(file)!.AsObject(), 0);
        foreach (var path in new[] { "", "body", "statement" })
        {
            foreach (var name in (path.Length == 0 ? root : root[path]!.AsObject()).Select(m => m.Key))
            {
                foreach (var other in new[] { "null", "1", "\"otro\"", "[]", "{}", "\"2024-05-02T17:00:00.123Z\"" })
                    Refused(path, o => o[name] = JsonNode.Parse(other), changes: o => o[name]?.ToJsonString() != other);
                Refused(path, o => o.Remove(name));
                seen++;
            }

            Refused(path, o => o["extra"] = "x");
        }

        Assert.Equal(5 + 12 + 5, seen);

        void Refused(string path, Action<JsonObject> change, Func<JsonObject, bool>? changes = null)
        {
            var copy = JsonNode.Parse(file)!.AsObject();
            var part = path.Length == 0 ? copy : copy[path]!.AsObject();
            if (changes?.Invoke(part) == false)
                return;
            change(part);
            Assert.NotEqual(ReceiptVerdict.Valid, ReceiptVerifier.Verify(Encoding.UTF8.GetBytes(copy.ToJsonString()), Keys.History));
        }
    }

    [Fact]
    public void Verify_OfTheSameReceiptIndentedAndInAnotherOrder_IsValid()
    {
        var members = JsonNode.Parse(ReceiptDocument.Json(Keys.Sign(Unsigned)))!.AsObject().Reverse().ToArray();
        var other = new JsonObject([.. members.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]);
        var text = other.ToJsonString(new() { WriteIndented = true });
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(Encoding.UTF8.GetBytes(text), Keys.History));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"body":7}""")]
    [InlineData("""{"body":{"format":"conoceles-acuse/2"}}""")]
    [InlineData("""{"body":{},"body":{}}""")]
    [InlineData("[[[[[[[[]]]]]]]]")]
    public void Verify_OfSomethingElse_IsMalformed(string file) =>
        Assert.Equal(ReceiptVerdict.Malformed, ReceiptVerifier.Verify(Encoding.UTF8.GetBytes(file), Keys.History));

    [Fact]
    public void Verify_WithAnothersKey_SaysWhichOfTheTwoThingsIsWrong()
    {
        var file = ReceiptDocument.Json(Keys.Sign(Unsigned));
        // The same id and another key: what it says was not signed by it. No such id: nobody knows.
        Assert.Equal(ReceiptVerdict.Changed, ReceiptVerifier.Verify(file, ReceiptKeys.CreateEphemeral().History));
        Assert.Equal(ReceiptVerdict.UnknownKey, ReceiptVerifier.Verify(file, new PublicKeyHistory([])));
        var broken = Keys.History.Keys[0] with { X = Keys.History.Keys[0].Y };
        Assert.Equal(ReceiptVerdict.Changed, ReceiptVerifier.Verify(file, new PublicKeyHistory([broken])));
    }

    [Fact]
    public void Digest_WithAnotherSalt_IsAnother()
    {
        // The public digest must not let anybody try answers: the salt, which is not public, is under it.
        var one = ReceiptDocument.Statement(Unsigned).Digest;
        Assert.NotEqual(one, ReceiptDocument.Statement(Unsigned with { Salt = new string('d', 32) }).Digest);
    }

    [Fact]
    public void Statement_SaysNoAnswerHashNorSalt()
    {
        var statement = Encoding.UTF8.GetString(ReceiptDocument.Statement(Unsigned).Bytes());
        foreach (var secret in new[] { Unsigned.Salt, Unsigned.ContentHash!, Unsigned.IdentityHmac!, Unsigned.Account, Unsigned.Candidacy })
            Assert.DoesNotContain(secret, statement, StringComparison.Ordinal);
    }

    [Fact]
    public void History_WrittenAndReadAgain_IsTheSame()
    {
        var key = Keys.History.Keys[0] with { From = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch.AddMilliseconds(7) };
        var history = new PublicKeyHistory([key, key with { KeyId = "r2", From = null, Until = null }]);
        Assert.Equal(history.Keys.AsEnumerable(), PublicKeyHistory.Parse(history.Json()).Keys);
        Assert.DoesNotContain("\"d\"", Encoding.UTF8.GetString(history.Json()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_FromManyThreads_MakesOnlyGoodSignatures()
    {
        var signed = await Task.WhenAll(Enumerable.Range(1, 64).Select(i => Task.Run(() => Keys.Sign(Unsigned with { Version = i }))));
        Assert.All(signed, r => Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(ReceiptDocument.Json(r), Keys.History)));
    }
}
