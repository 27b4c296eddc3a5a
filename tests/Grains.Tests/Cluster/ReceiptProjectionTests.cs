using System.Buffers.Text;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Tests.Receipts;
using Conoceles.Receipts;
using Npgsql;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>What the silos write of receipts is what a public node can verify, and a repeat changes nothing.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ReceiptProjectionTests(ClusterFixture cluster)
{
    private static readonly ReceiptKeys Keys = ReceiptKeys.CreateEphemeral();

    [Fact]
    public async Task Row_IsVerifiedByTheKeyAlone_AndWrittenOnce()
    {
        // With an instant finer than the column: what is kept is what was signed.
        var receipt = Keys.Sign(ReceiptTests.Unsigned with { Folio = "proyección-1", At = ReceiptTests.Unsigned.At.AddTicks(9_999) });
        await Write(receipt);
        await Write(receipt, receipt with { Kind = ReceiptKind.Withdrawal });

        await using var command = cluster.Databases.Main.CreateCommand("select kind, at, digest, signature, key_id from public_record.receipt where folio = $1");
        command.Parameters.AddWithValue(receipt.Folio);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal("Submission", reader.GetString(0));
        Assert.Equal("r1", reader.GetString(4));
        var statement = new ReceiptStatement(
            receipt.Folio, ReceiptKind.Submission, reader.GetFieldValue<DateTimeOffset>(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)));
        Assert.True(Keys.History.Keys[0].Verifies(statement, Base64Url.EncodeToString(reader.GetFieldValue<byte[]>(3))));
        Assert.False(await reader.ReadAsync());
    }

    [Fact]
    public void Receipt_WithoutSignature_GetsNoRow() => Assert.Empty(ReceiptProjection.Commands([ReceiptTests.Unsigned]));

    [Fact]
    public async Task Keys_ArePublishedOnceAndOnlyEnd()
    {
        var key = Keys.History.Keys[0] with { KeyId = "clave-de-prueba", From = DateTimeOffset.UnixEpoch };
        var ended = key with { Until = DateTimeOffset.UnixEpoch.AddDays(1) };
        await Publish(key);
        await Publish(ended);
        // An older silo's file does not know that it ended.
        await Publish(key);
        await using var command = cluster.Databases.Main.CreateCommand("select valid_until from public_record.receipt_key where key_id = $1");
        command.Parameters.AddWithValue(key.KeyId);
        Assert.Equal(ended.Until!.Value.UtcDateTime, await command.ExecuteScalarAsync());

        var another = ReceiptKeys.CreateEphemeral().History.Keys[0] with { KeyId = key.KeyId };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Publish(another));
        Assert.Contains("receipt-key-changed", refused.Message, StringComparison.Ordinal);
    }

    private Task Publish(PublicReceiptKey key) =>
        ReceiptProjection.Publish(cluster.Databases.Main, new PublicKeyHistory([key]), TestContext.Current.CancellationToken);

    private async Task Write(params Receipt[] receipts)
    {
        await using var connection = await cluster.Databases.Main.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in ReceiptProjection.Commands(receipts))
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
    }
}
