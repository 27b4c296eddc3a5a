using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Cuts;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Statistics;
using Npgsql;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>
/// The statistics of groups with real silos, a real vault and a real ledger: what is published is what the program makes of the answers,
/// what was counted leaves the vault's database in no form, and a cut that is made again spends it once.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class GroupTablesTests(ClusterFixture cluster)
{
    private const string Group = "afromexicana";
    private const int K = 2;
    private static readonly string[] _answers = ["si", "si", "si", "no", "pnc", "no"];

    /// <summary>After every closing: tables wait for nobody.</summary>
    private static readonly DateTimeOffset _closing = Sample.At("2024-06-03T06:00:00-07:00");

    [Fact]
    public async Task Tables_AreThoseOfTheProgram_OverTheAnswersOfTheVault()
    {
        const string Slug = "grupos-uno";
        var ids = await Sent(Slug);
        var told = await Publish(Slug, 1, Sample.NewId());
        var (made, _) = GroupStatistics.Publish(GroupLedger.Empty(Group), Synthetic(ids), 1, closing: true, K);
        Assert.Equal((6, 3, 1, 2), (made.Total.Count, made.Total.Yes, made.Total.NoAnswer, made.Total.No));
        Assert.Equal(Text(made), Text(told.Single(g => g.Group == Group)));
        // Who was withdrawn leaves with others or stays counted, and the next cut goes on from what this one left.
        await Withdraw(ids[0]);
        var next = (await Publish(Slug, 2, Sample.NewId(), told)).Single(g => g.Group == Group);
        Assert.Equal((2, 1, 6, 1), (next.Cut, next.ChangedAt, next.Total.Count, next.Leaving));
        // Before the closing they wait for more.
        const string Early = "grupos-pronto";
        await Sent(Early);
        var waiting = (await cluster.GroupTables(K).Publish(Early, Command(Sample.NewId()), 1, ClusterFixture.Now, null, CancellationToken.None)).Single(g => g.Group == Group);
        Assert.Equal((0, 0, 6), (waiting.ChangedAt, waiting.Total.Count, waiting.Waiting));
    }

    [Fact]
    public async Task CutThatIsMadeAgain_HasTheSameTables_AndSpendsTheLedgerOnce()
    {
        const string Slug = "grupos-dos";
        var ids = await Sent(Slug);
        var operation = Sample.NewId();
        var first = await Publish(Slug, 1, operation);
        // The silo died before it wrote the cut, and afterwards somebody left.
        await Withdraw(ids[3]);
        Assert.Equal(Text(first), Text(await Publish(Slug, 1, operation)));
        Assert.Equal([(1, operation)], await Rows(Slug));
        // Another request made the cut instead: what the first one counted was never published.
        var other = Sample.NewId();
        Assert.Equal(5, (await Publish(Slug, 1, other)).Single(g => g.Group == Group).Total.Count);
        Assert.Equal([(1, other)], await Rows(Slug));
        var (second, third) = (Sample.NewId(), Sample.NewId());
        var published = await Publish(Slug, 2, second, await Publish(Slug, 1, other));
        Assert.Equal([(1, other), (2, second)], await Rows(Slug));
        await Publish(Slug, 3, third, published);
        Assert.Equal([(2, second), (3, third)], await Rows(Slug));
    }

    [Fact]
    public async Task Cut_PublishesThem_AndGoesOnWithThoseThatItsOwnDeadSiloMade()
    {
        const string Slug = "grupos-corte";
        var ids = await Sent(Slug);
        var command = Command(Sample.NewId());
        var made = await cluster.GroupTables(K).Publish(Slug, command, 1, _closing, null, CancellationToken.None);
        await Withdraw(ids[5]);
        Assert.Equal(1, await new CutWriter(cluster.Databases.Projection, cluster.GroupTables(K), cluster.ReceiptKeys, ClusterFixture.Clock).Make(Slug, command, (_, _) => { }, CancellationToken.None));
        var bytes = await Public<byte[]>("select statistics from public_record.cut where election = $1", Slug);
        Assert.Equal(Text(made), Text(CutStatistics.Read(bytes).Groups));
        foreach (var id in ids)
            Assert.DoesNotContain(id, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_IsReadByNobodyWithoutTheKeys()
    {
        const string Slug = "grupos-tres";
        var ids = await Sent(Slug);
        await Publish(Slug, 1, Sample.NewId());
        var row = await Identity<string>("select encode(content, 'escape') || vault_key || encode(wrapped_key, 'escape') from statistics.ledger where election = $1", Slug);
        foreach (var word in ids.Append(Group).Append("Answer"))
            Assert.DoesNotContain(word, row, StringComparison.Ordinal);
        Assert.Equal(0, (await Identity<byte[]>("select content from statistics.ledger where election = $1", Slug)).Length % 4096 - 16);
        // Other keys open nothing: the cut before stays as it was told, and nothing new is said.
        var strangers = new GroupLedgers(cluster.Databases.Identity, VaultKeys.CreateEphemeral());
        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => strangers.Forget(Slug, ids[0]));
    }

    [Fact]
    public async Task WhoseAnswersAreDestroyed_IsForgottenInTheLedger_AndStaysCounted()
    {
        const string Slug = "grupos-cuatro";
        var ids = await Sent(Slug);
        var told = await Publish(Slug, 1, Sample.NewId());
        var vault = cluster.Client.GetGrain<IIdentityVaultGrain>(ids[0]);
        var seal = JsonSerializer.Deserialize<CandidacyState>(await Payload(ids[0]), StateJson.Options)!.Identity!.SealId;
        await vault.Destroy(seal);
        await vault.Destroy(seal);
        var answers = (await Counted(Slug, 2)).Single(l => l.Group == Group).Answers.ToArray();
        // Those of her whole block: the rest, taken from its total, would be hers.
        Assert.Equal(6, answers.Length);
        Assert.All(answers, a => Assert.Null(a.Answer));
        await Withdraw(ids[0]);
        Assert.Equal(6, (await Publish(Slug, 2, Sample.NewId(), told)).Single(g => g.Group == Group).Total.Count);
    }

    [Fact]
    public async Task LedgerThatIsNotOfWhatWasPublished_IsNotSpent_AndTheTablesStay()
    {
        const string Slug = "grupos-cinco";
        await Sent(Slug);
        var told = await Publish(Slug, 1, Sample.NewId());
        // The vault's database alone was restored, from before that cut.
        await Identity<object>("delete from statistics.ledger where election = $1", Slug);
        Assert.Equal(Text(told), Text(await Publish(Slug, 2, Sample.NewId(), told)));
        Assert.Empty(await Rows(Slug));
        // The public record alone was: the next number was given already.
        await Publish(Slug, 3, Sample.NewId());
        Assert.Empty(await Publish(Slug, 2, Sample.NewId()));
        Assert.Equal([3], (await Rows(Slug)).Select(r => r.Cut));
    }

    private async Task<string[]> Sent(string slug)
    {
        var ids = await CapturedCandidacies.Of(cluster, slug, 0);
        Assert.Empty(ids);
        return [.. await Task.WhenAll(_answers.Select((answer, i) => Send(slug, i + 1, answer)))];
    }

    private async Task<string> Send(string slug, int number, string answer)
    {
        var grain = await cluster.Register(slug, number);
        await ClusterFixture.FillIn(grain);
        await CapturedCandidacies.Accepted(grain, ClusterFixture.Draft(Group, Sample.Values(("p08", answer)), seen: 1));
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
        return grain.GetPrimaryKeyString();
    }

    /// <summary>The same people without any vault.</summary>
    private static ImmutableArray<Respondent> Synthetic(string[] ids) => [.. ids.Select((id, i) => new Respondent(
        id, 1, Sample.Entry.Office, Sample.Entry.PoliticalActor,
        ImmutableDictionary<string, GroupAnswer>.Empty.Add(Group, _answers[i] switch { "si" => GroupAnswer.Yes, "no" => GroupAnswer.No, _ => GroupAnswer.NoAnswer }), []))];

    private Task<ImmutableArray<GroupPublication>> Publish(string slug, int cut, Guid operation, ImmutableArray<GroupPublication> told = default) =>
        cluster.GroupTables(K).Publish(
            slug, Command(operation), cut, _closing,
            told.IsDefault ? null : CutStatistics.Of(new() { Slug = slug, Name = "", Fictional = true, ElectionDay = default, Offices = [], Districts = [], Municipalities = [], Actors = [] }, cut - 1, _closing, [], ImmutableHashSet<string>.Empty, told, null),
            CancellationToken.None);

    private static MakeCut Command(Guid operation) => new() { OperationId = operation, Actor = Actor.ForSystem("cortes"), ReceivedAt = ClusterFixture.Now };

    /// <summary>What the next cut would be given; it is not spent.</summary>
    private async Task<ImmutableArray<GroupLedger>> Counted(string slug, int cut)
    {
        ImmutableArray<GroupLedger> counted = [];
        await Assert.ThrowsAsync<InjectedFaultException>(() => new GroupLedgers(cluster.Databases.Identity, cluster.VaultKeys).Spend(
            slug, cut, Sample.NewId(), 0, given => { counted = given; throw new InjectedFaultException(); }, CancellationToken.None));
        return counted;
    }

    private Task Withdraw(string id) => CapturedCandidacies.Accepted(cluster.Client.GetGrain<ICandidacyGrain>(id), new Withdraw
    {
        OperationId = Sample.NewId(),
        Actor = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null),
        ReceivedAt = ClusterFixture.Now,
        Cause = WithdrawalCause.Substitution,
        Agreement = "CG/77/2024",
    });

    private static string Text<T>(T told) => JsonSerializer.Serialize(told, PublicRecord.PublicJson.Options);

    private async Task<(int Cut, Guid Operation)[]> Rows(string slug)
    {
        await using var command = cluster.Databases.Identity.CreateCommand("select cut, operation from statistics.ledger where election = $1 order by cut");
        command.Parameters.AddWithValue(slug);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(int, Guid)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetInt32(0), reader.GetGuid(1)));
        return [.. rows];
    }

    private Task<string> Payload(string id) => Scalar<string>(
        cluster.Databases.Curricular, "select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1", id);

    private Task<T> Identity<T>(string sql, string value) => Scalar<T>(cluster.Databases.Identity, sql, value);

    private Task<T> Public<T>(string sql, string value) => Scalar<T>(cluster.Server.Source(Roles.Public, Databases.Main), sql, value);

    private static async Task<T> Scalar<T>(NpgsqlDataSource source, string sql, string value)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
