using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.Deploy.Postgres;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using Conoceles.Statistics;
using Npgsql;

namespace Conoceles.Web.Tests.Public;

/// <summary>
/// A record with two cuts, written as the silos write it, and one public node over it. In the first cut everybody is as
/// <see cref="Sample"/> has her; in the second one's answers are others. What silos do is tested with real silos.
/// </summary>
public sealed class CutSite : IAsyncLifetime
{
    /// <summary>Words that only consents show: in no file of a cut may any of them be.</summary>
    public const string Secret = "SecretoConsentido";

    public static readonly DateTimeOffset FirstAt = new(2024, 5, 4, 6, 0, 0, Elections.Deadlines.Hermosillo);
    public static readonly DateTimeOffset SecondAt = FirstAt.AddDays(1);

    private const string PublicUrl = "https://conoceles.invalid";

    private readonly ServerFixture _server = new();
    private readonly Folder _copy = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);
    private string? _previous;

    internal WebProcess Web { get; private set; } = null!;

    /// <summary>Published, of an affirmative action, with chips that she consented to show.</summary>
    public static PublicCandidacy Consented { get; } = Sample.Published with
    {
        AffirmativeActions = [new PublicChip("indigena", "Personas indígenas")],
        ConsentedChips = [new PublicChip("migrantes", Secret + "Chip")],
        ConsentedDetails = [new PublicSection("migrantes", Secret + "Titulo", [new PublicItem("p12", Secret + "Pregunta", Secret + "Respuesta", "Text")])],
    };

    /// <summary>Whoever wrote this wanted a spreadsheet to run it.</summary>
    public static PublicCandidacy Formulas { get; } = Sample.Published with
    {
        Id = "cand-prueba-2024-000005",
        Name = "=HYPERLINK(\"https://malo.invalid\")",
        Nickname = "@suma",
        SortKey = "zz",
        Sections =
        [
            new PublicSection("historia", "Historia", [new PublicItem("historia-profesional", "Historia", "+1+1", "LongText")]),
            new PublicSection("motivos", "Motivos", [new PublicItem("motivo-cargo", "Motivos", "\tcon tabulador, \"comillas\"\ny otro renglón 👩🏽‍🌾", "LongText")]),
        ],
    };

    public static ImmutableArray<PublicCandidacy> People { get; } = [Consented, Sample.Silent, Sample.LeftOut, Formulas];

    /// <summary>As the silent one is in the second cut.</summary>
    public static PublicCandidacy Answered { get; } = Sample.Silent with { Reason = null, Version = 4, PublishedAt = SecondAt.AddHours(-2), Sections = Sample.Published.Sections };

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await Sql("insert into public_record.election values ($1, 1, $2::jsonb)", Sample.Slug, JsonSerializer.Serialize(Sample.PublicElection, PublicJson.Options));
        var key = PublicReceiptKey.Of("r1", _key, null, null);
        await Sql("insert into public_record.receipt_key (key_id, x, y) values ($1, $2, $3)", key.KeyId, key.X, key.Y);
        foreach (var person in People)
            await Write(person, 1);
        await Cut(1, FirstAt, null, People, []);
        await Write(Answered, 2);
        await Cut(
            2, SecondAt, "Entrega al consejo", [.. People.Select(p => p.Id == Answered.Id ? Answered : p)],
            [new CutChange { Kind = CutChangeKind.Published, Candidacy = Answered.Id, Office = Answered.Office, OfficeName = Answered.OfficeName, Territory = Answered.Territory, Character = Answered.Character, ActorName = Answered.ActorName }]);
        Web = await Start(_copy.Path);
    }

    /// <summary>What a process over the same record is told.</summary>
    internal Dictionary<string, string> Settings => new() { ["Web__PublicUrl"] = PublicUrl, ["ConnectionStrings__Public"] = _server.Connection(Roles.Public, Databases.Main) };

    /// <summary>The database's owner, for who has to hold something in it.</summary>
    internal string Owner => _server.Connections.Administrator(Databases.Main);

    /// <summary>Another node over the same record.</summary>
    /// <param name="copy">Its folder; null for none.</param>
    /// <param name="database">False with PostgreSQL away.</param>
    internal async Task<WebProcess> Start(string? copy, bool database = true)
    {
        var settings = database ? Settings : new Dictionary<string, string> { ["Web__PublicUrl"] = PublicUrl };
        if (copy is not null)
            settings["Web__PublicCopy"] = copy;
        var web = await WebProcess.Start("public", settings);
        await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
        return web;
    }

    /// <summary>Stops contending, as the projection says it.</summary>
    public async Task Withdraw(PublicCandidacy person)
    {
        await Sql(
            "update public_record.candidacy set state_version = state_version + 1, document = null, withdrawal = $2::jsonb, updated_at = now() where candidacy_id = $1",
            person.Id, JsonSerializer.Serialize(PublicProfile.Withdrawn(person.Id, Sample.Entry, "CG/99/2024", Sample.Election), PublicJson.Options));
        await Sql("notify public_record");
    }

    /// <summary>Is public as before, in the pages and in the files.</summary>
    public async Task Restore(PublicCandidacy person)
    {
        await Write(person, 9);
        await Web.Until(async () => await Files() is { } files && files.Contains(person.Id, StringComparison.Ordinal)
            && (await Web.Client.GetAsync($"/cortes/1/candidaturas/{person.Id}")).StatusCode == HttpStatusCode.OK);
    }

    /// <summary>Everything of the newest cut; null while the node knows less than the database.</summary>
    public async Task<string?> Files()
    {
        using var answer = await Web.Client.GetAsync("/api/v1/candidaturas.json");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : null;
    }

    /// <summary>Is public so.</summary>
    public async Task Write(PublicCandidacy person, int version)
    {
        await Sql(
            """
            insert into public_record.candidacy (candidacy_id, election, state_version, document) values ($1, $2, $3, $4::jsonb)
            on conflict (candidacy_id) do update
            set state_version = candidacy.state_version + $3, document = excluded.document, withdrawal = null, updated_at = now()
            """, person.Id, Sample.Slug, version, JsonSerializer.Serialize(person, PublicJson.Options));
        await Sql("notify public_record");
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await _server.DisposeAsync();
        _copy.Dispose();
        _key.Dispose();
    }

    private async Task Cut(int number, DateTimeOffset at, string? reason, ImmutableArray<PublicCandidacy> people, ImmutableArray<CutChange> changes)
    {
        foreach (var person in people)
        {
            var document = CutDocument.Bytes(person);
            if (_kept.ContainsKey(person.Id) && person != Answered)
                continue;
            if (_kept.ContainsKey(person.Id))
                await Sql("update public_record.cut_document set to_cut = $2 where candidacy_id = $1 and to_cut is null", person.Id, number - 1);
            var salt = RandomNumberGenerator.GetBytes(CutDocument.SaltBytes);
            var mac = CutDocument.Mac(salt, document);
            _kept[person.Id] = mac;
            await Sql(
                "insert into public_record.cut_document (candidacy_id, election, from_cut, row_version, mac, salt, sort_key, document) values ($1, $2, $3, 1, $4, $5, $6, $7)",
                person.Id, Sample.Slug, number, mac, salt, person.SortKey, document);
        }

        var election = CanonicalJson.Bytes(Sample.PublicElection, PublicJson.Options);
        var statistics = CutStatistics.Of(Sample.PublicElection, number, at, people, ImmutableHashSet<string>.Empty, SyntheticVault.Publications(number), null).Bytes();
        var manifest = new CutManifest
        {
            Election = Sample.Slug,
            Number = number,
            At = at,
            Previous = _previous,
            ElectionDigest = Convert.ToHexStringLower(SHA256.HashData(election)),
            ChangesDigest = Convert.ToHexStringLower(CutChange.Digest(changes)),
            StatisticsDigest = Convert.ToHexStringLower(SHA256.HashData(statistics)),
            Documents = [.. _kept.Select(k => new CutPrint(k.Key, Convert.ToHexStringLower(k.Value)))],
        };
        var digest = SHA256.HashData(manifest.Bytes());
        var signature = _key.SignData(
            new CutStatement(Sample.Slug, number, at, Convert.ToHexStringLower(digest)).Bytes(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        await Sql(
            """
            insert into public_record.cut (election, number, at, origin, reason, operation, account, election_document, candidacies, counts, changes, previous, manifest, key_id, signature, statistics)
            values ($1, $2, $3, $4, nullif($5, ''), gen_random_uuid(), 'cuenta-secreta', $6, $7, $8::jsonb, $9, $10, $11, 'r1', $12, $13)
            """,
            Sample.Slug, number, at.UtcDateTime, reason is null ? "scheduled" : "requested", reason ?? "", election, people.Length,
            changes.IsEmpty ? "{}" : """{"published":1}""", Convert.FromHexString(manifest.ChangesDigest),
            _previous is null ? (object)DBNull.Value : Convert.FromHexString(_previous), digest, signature, statistics);
        for (var i = 0; i < changes.Length; i++)
            await Sql("insert into public_record.cut_change values ($1, $2, $3, $4::jsonb)", Sample.Slug, number, i + 1, JsonSerializer.Serialize(changes[i], PublicJson.Options));
        _previous = Convert.ToHexStringLower(digest);
    }

    internal async Task Sql(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Silo, Databases.Main));
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Tests over one record with cuts; those that change it put it back.</summary>
[CollectionDefinition(Name)]
public sealed class CutCollection : ICollectionFixture<CutSite>
{
    public const string Name = "cortes";
}
