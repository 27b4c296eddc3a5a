using Conoceles.Deploy.Postgres;
using Conoceles.Web.Oversight.Acts;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Who is of whose formula and slate, on a real oversight table with the role that the web has.</summary>
public sealed class FellowTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Slate_IsOfOneActorInOneMunicipality_AndTheFormulaOfOnePost()
    {
        await Row("titular", "sindicatura", "rojo", municipality: "26030");
        await Row("suplente", "sindicatura", "rojo", municipality: "26030", character: "suplente");
        await Row("regidora-1", "regiduria", "rojo", municipality: "26030", number: 1);
        await Row("regidora-2", "regiduria", "rojo", municipality: "26030", number: 2);
        await Row("otro-actor", "sindicatura", "azul", municipality: "26030");
        await Row("otro-municipio", "sindicatura", "rojo", municipality: "26018");
        Assert.Equal(["regidora-1", "regidora-2", "*titular", "*suplente"], await Fellows("titular"));
        Assert.Equal(["*regidora-1", "regidora-2", "titular", "suplente"], await Fellows("regidora-1"));
    }

    [Fact]
    public async Task List_IsOfItsOffice_AndADistrictHasOnlyAFormula()
    {
        await Row("rp-1", "diputacion-rp", "verde", number: 1);
        await Row("rp-1s", "diputacion-rp", "verde", number: 1, character: "suplente");
        await Row("rp-2", "diputacion-rp", "verde", number: 2);
        await Row("mr-6", "diputacion-mr", "verde", district: 6);
        await Row("mr-6s", "diputacion-mr", "verde", district: 6, character: "suplente");
        await Row("mr-7", "diputacion-mr", "verde", district: 7);
        Assert.Equal(["*rp-1", "*rp-1s", "rp-2"], await Fellows("rp-1"));
        Assert.Equal(["*mr-6", "*mr-6s"], await Fellows("mr-6"));
    }

    [Fact]
    public async Task Independents_ContendEachWithHerOwn()
    {
        await Row("ana", "presidencia-municipal", "independiente", municipality: "26048", party: "independiente-ana");
        await Row("ana-sindica", "sindicatura", "independiente", municipality: "26048", party: "independiente-ana");
        await Row("eva", "presidencia-municipal", "independiente", municipality: "26048", party: "independiente-eva");
        Assert.Equal(["*ana", "ana-sindica"], await Fellows("ana", independent: true));
    }

    private async Task<IEnumerable<string>> Fellows(string name, bool independent = false)
    {
        await using var source = NpgsqlDataSource.Create(server.Settings["ConnectionStrings__Oversight"]!);
        var found = await new FellowReader(source).Of("cand-parejas-" + name, independent, TestContext.Current.CancellationToken);
        return found.Select(f => (f.SamePost ? "*" : "") + f.Name);
    }

    private async Task Row(
        string name, string office, string actor, string? municipality = null, int? district = null, int? number = null,
        string character = "propietaria", string? party = null)
    {
        await using var source = NpgsqlDataSource.Create(server.Connection(Roles.Curricular, Databases.Curricular));
        await using var row = source.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, municipality, district,
              list_number, character, actor, responsible_party, display_name, sort_name)
            values ('cand-parejas-' || $1, 'parejas', 1, 'Pending', 1, $2, '', $3, $4, $5, $6, $7, $8, $1, $1)
            """);
        row.Parameters.Add(new NpgsqlParameter { Value = name });
        row.Parameters.Add(new NpgsqlParameter { Value = office });
        row.Parameters.Add(new NpgsqlParameter { Value = (object?)municipality ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        row.Parameters.Add(new NpgsqlParameter { Value = (object?)district ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        row.Parameters.Add(new NpgsqlParameter { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        row.Parameters.Add(new NpgsqlParameter { Value = character });
        row.Parameters.Add(new NpgsqlParameter { Value = actor });
        row.Parameters.Add(new NpgsqlParameter { Value = party ?? actor });
        Assert.Equal(1, await row.ExecuteNonQueryAsync());
    }
}
