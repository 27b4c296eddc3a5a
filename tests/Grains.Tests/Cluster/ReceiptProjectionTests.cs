using System.Buffers.Text;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Tests.Candidacies;
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
    public async Task EveryAct_OfTheThinJob_HasASignedReceiptThatThePublicCanVerify()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        await Act(grain, CommandName.Submit, Sample.Capturist);
        var submitted = Assert.Single((await grain.Read(Sample.Capturist))!.Receipts);
        // At once: not when the candidacy becomes public, which may be weeks away.
        Assert.True(await IsInThePublicRecord(submitted.Folio));
        await Act(grain, CommandName.Verify, Sample.Reviewer);

        var receipts = (await grain.Read(Sample.Capturist))!.Receipts;
        Assert.Equal([ReceiptKind.Submission, ReceiptKind.Verification, ReceiptKind.Publication], receipts.Select(r => r.Kind));
        foreach (var receipt in receipts)
        {
            var file = Encoding.UTF8.GetBytes(receipt.Document!);
            Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(file, cluster.ReceiptKeys.History));
            Assert.True(await IsInThePublicRecord(receipt.Folio));
        }

        // After a restart the same signatures: they were saved with the act, not made again.
        await cluster.Deactivate(grain);
        Assert.Equal(receipts.AsEnumerable(), (await grain.Read(Sample.Capturist))!.Receipts);
    }

    [Fact]
    public async Task WhoDidNotCapture_SeesReceiptsWithoutSalt()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        await Act(grain, CommandName.Submit, Sample.Capturist);
        Assert.Null(Assert.Single((await grain.Read(Sample.Reviewer))!.Receipts).Document);
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

    private static async Task Act(ICandidacyGrain grain, CommandName name, Actor actor)
    {
        var outcome = await grain.Execute(Sample.CommandOf(name, actor, ClusterFixture.Now, (await grain.Read(actor))!.Version));
        Assert.True(outcome.Accepted, outcome.Message);
    }

    private async Task<bool> IsInThePublicRecord(string folio)
    {
        await using var command = cluster.Server.Source(Roles.Public, Databases.Main)
            .CreateCommand("select exists (select from public_record.receipt where folio = $1)");
        command.Parameters.AddWithValue(folio);
        return (bool)(await command.ExecuteScalarAsync())!;
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
