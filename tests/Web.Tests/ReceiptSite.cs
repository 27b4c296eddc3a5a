using System.Buffers.Text;
using System.Security.Cryptography;
using Conoceles.Deploy.Postgres;
using Conoceles.Receipts;
using Npgsql;

namespace Conoceles.Web.Tests;

/// <summary>A public node on a real PostgreSQL with a receipt key and one receipt of each kind.</summary>
public sealed class ReceiptSite : IAsyncLifetime
{
    private readonly ServerFixture _server = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private NpgsqlDataSource _owner = null!;

    internal WebProcess Web { get; private set; } = null!;

    internal PublicKeyHistory Keys { get; private set; } = null!;

    internal Receipt[] Receipts { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _owner = NpgsqlDataSource.Create(_server.Connections.For(Roles.Owner, Databases.Main));
        var key = PublicReceiptKey.Of("r1", _key, from: null, until: null);
        Keys = new PublicKeyHistory([key]);
        await Sql("insert into public_record.receipt_key (key_id, x, y) values ($1, $2, $3)", key.KeyId, key.X, key.Y);
        Receipts = [.. Enum.GetValues<ReceiptKind>().Select((kind, i) => Sign(Sample(kind, i)))];
        foreach (var receipt in Receipts)
            await Insert(receipt);
        Web = await WebProcess.Start("public", new() { ["ConnectionStrings__Public"] = _server.Connections.For(Roles.Public, Databases.Main, pool: 5) });
    }

    /// <summary>A receipt of its own for a test that spoils its row.</summary>
    internal async Task<Receipt> NewReceipt(int number)
    {
        var receipt = Sign(Sample(ReceiptKind.Submission, number));
        await Insert(receipt);
        return receipt;
    }

    internal async Task Sql(string sql, params object[] values)
    {
        await using var command = _owner.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (Web is not null)
            await Web.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        await _server.DisposeAsync();
        _key.Dispose();
    }

    internal static Receipt Sample(ReceiptKind kind, int number) => new()
    {
        Folio = Folio.From([1, 2, 3, 4, 5, 6, 7, 8, (byte)(number / 256), (byte)number]),
        Kind = kind,
        At = new DateTimeOffset(2024, 5, 3, 6, 59, 59, 999, TimeSpan.Zero),
        Election = Tests.Sample.Slug,
        Candidacy = "cand-prueba-2024-000001",
        Opening = 1,
        Version = 17,
        Account = "cuenta-secreta",
        ContentHash = new string('a', 64),
        IdentityHmac = new string('b', 64),
        Salt = new string('c', 32),
    };

    private Receipt Sign(Receipt receipt) => receipt with
    {
        KeyId = "r1",
        Signature = Base64Url.EncodeToString(_key.SignData(
            ReceiptDocument.Statement(receipt).Bytes(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)),
    };

    private Task Insert(Receipt receipt) => Sql(
        "insert into public_record.receipt (folio, kind, at, key_id, digest, signature) values ($1, $2, $3, $4, $5, $6)",
        receipt.Folio, receipt.Kind.ToString(), receipt.At, receipt.KeyId,
        Convert.FromHexString(ReceiptDocument.Statement(receipt).Digest), Base64Url.DecodeFromChars(receipt.Signature));
}
