using System.Security.Cryptography;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

/// <summary>Both tables of photographs take only bytes that are what their name says.</summary>
public sealed class PhotoTableTests(ServerFixture server)
{
    public static TheoryData<string, string, string> Tables => new()
    {
        { Roles.Curricular, Databases.Curricular, "insert into photos.photo (candidacy_id, sha256, content) values ('cand-x-000001', $1, $2)" },
        { Roles.Silo, Databases.Main, "insert into public_record.photo (sha256, content) values ($1, $2)" },
    };

    [Theory, MemberData(nameof(Tables))]
    public async Task Photo_UnderItsHash_IsTaken(string role, string database, string insert)
    {
        var content = RandomNumberGenerator.GetBytes(65_536);
        Assert.Equal(1, await Run(role, database, insert, SHA256.HashData(content), content));
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Photo_UnderAnotherHash_IsRefused(string role, string database, string insert)
    {
        byte[] content = [1, 2, 3];
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => Run(role, database, insert, SHA256.HashData([1, 2, 4]), content));
        Assert.Equal("photo_is_its_hash", refused.ConstraintName);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Photo_LargerThan64KB_IsRefused(string role, string database, string insert)
    {
        var content = new byte[65_537];
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(role, database, insert, SHA256.HashData(content), content));
        Assert.Equal("photo_is_small", refused.ConstraintName);
    }

    [Fact]
    public async Task PhotosThatNoDocumentShows_AreFoundWithoutReadingTheDocuments()
    {
        await using var command = server.Source(Roles.Silo, Databases.Main).CreateCommand(
            "set enable_seqscan = off; explain select from public_record.candidacy where document ->> 'photo' = 'x'");
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
            plan += reader.GetString(0);
        Assert.Contains("candidacy_photo", plan, StringComparison.Ordinal);
    }

    private async Task<int> Run(string role, string database, string sql, byte[] hash, byte[] content)
    {
        await using var command = server.Source(role, database).CreateCommand(sql);
        command.Parameters.Add(new() { Value = hash });
        command.Parameters.Add(new() { Value = content });
        return await command.ExecuteNonQueryAsync();
    }
}
