using System.Text;
using Conoceles.Receipts;

namespace Conoceles.Architecture.Tests;

/// <summary>
/// A receipt that was written and signed by other programs (OpenSSL and a general JSON library) from docs/acuses.md.
/// What people keep on paper and disk must be verifiable for ever: its form never changes silently.
/// </summary>
public sealed class GoldenReceiptTests
{
    private const string Folder = "tests/Architecture.Tests/Golden";
    private static readonly byte[] File = Encoding.UTF8.GetBytes(Repository.Read($"{Folder}/receipt.v1.json"));
    private static readonly byte[] Keys = Encoding.UTF8.GetBytes(Repository.Read($"{Folder}/receipt-keys.v1.json"));

    [Fact]
    public void Receipt_OfTheFirstForm_IsWrittenByteForByte() => Assert.Equal(Encoding.UTF8.GetString(File), Encoding.UTF8.GetString(ReceiptDocument.Json(new Receipt
    {
        Folio = "0000-0000-0000-0001-Y",
        Kind = ReceiptKind.Submission,
        // A tenth of a microsecond below the next millisecond: cut, not rounded.
        At = new DateTimeOffset(2024, 5, 2, 11, 0, 0, 124, TimeSpan.FromHours(-7)).AddTicks(-1),
        Election = "demo-2024",
        Candidacy = "cand-demo-2024-000001",
        Opening = 2,
        Version = 17,
        Account = "cuenta «ñ»",
        ContentHash = string.Concat(Enumerable.Repeat("ab", 32)),
        IdentityHmac = string.Concat(Enumerable.Repeat("cd", 32)),
        Salt = string.Concat(Enumerable.Repeat("ef", 16)),
        KeyId = "r1",
        Signature = "zlVr0e9EJkXEnVybThAzILQY8SxElXMr7rV1rpPr4f3CUKhptwVT7MHJfQOV6CF-kL53FdmSJrnfHOd7aolpdA",
    })));

    [Fact]
    public void Receipt_OfTheFirstForm_IsValidWithItsKeyHistory()
    {
        var history = PublicKeyHistory.Parse(Keys);
        Assert.Equal(Encoding.UTF8.GetString(Keys), Encoding.UTF8.GetString(history.Json()));
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(File, history));
    }

    [Fact]
    public void Kinds_KeepTheirNames() => Assert.Equal(
        ["Submission", "Verification", "Publication", "Correction", "Withdrawal", "Delivery", "Suppression"], Enum.GetNames<ReceiptKind>());
}
