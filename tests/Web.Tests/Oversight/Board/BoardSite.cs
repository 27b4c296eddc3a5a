using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>Oversight as a program of its own, with real accounts and a table of candidacies around the present instant; no silo is up.</summary>
public sealed class BoardSite : IAsyncLifetime
{
    /// <summary>As many as a whole election has.</summary>
    public const int Whole = 3674;

    public const string Administrator = "ut-admin";
    public const string Reviewer = "ut-auxiliar";
    public const string Commission = "comision";
    public const string Operator = "operacion";
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    internal ServerFixture Server { get; } = new();

    internal WebProcess Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await Server.AddAccount(Administrator, ServerFixture.Password, "UtAdministrator", null);
        await Server.AddAccount(Reviewer, ServerFixture.Password, "Reviewer", null);
        await Server.AddAccount(Commission, ServerFixture.Password, "Commission", null);
        await Server.AddAccount(Operator, ServerFixture.Password, "Operator", null);
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Curricular, Databases.Curricular));
        await using var rows = source.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, municipality, district,
              character, actor, responsible_party, display_name, sort_name, capture_closes, submitted_at, verified_at, published_at,
              correction_requested_at, started, observed, withheld, actions_to_confirm, in_scope, curricular_percent, saved_at,
              curricular_sections, identity_sections, declaration_sections)
            select 'cand-prueba-2024-' || lpad(i::text, 6, '0'), 'prueba-2024', 1,
              (array['Pending', 'Pending', 'Pending', 'Captured', 'Verified', 'Published', 'Corrected', 'Withdrawn'])[1 + i % 8], 1,
              (array['gubernatura', 'diputacion-mr', 'presidencia-municipal'])[1 + i % 3],
              case i % 3 when 0 then 'Todo el estado' when 1 then 'Distrito ' || (1 + i % 21) || ', Cabecera' else 'Municipio ' || (i % 72) end,
              case when i % 3 = 2 then (26000 + i % 72)::text end, case when i % 3 = 1 then 1 + i % 21 end,
              case when i % 5 = 0 then 'suplente' else 'propietaria' end, 'actor-' || (i % 17), 'actor-' || (i % 11),
              case i when 1 then '=HYPERLINK("http://malo.invalid")' when 2 then 'Comilla "doble", coma' else 'Ñandú Del Ejemplo Número ' || i end,
              'nandu del ejemplo numero ' || i,
              case when i % 9 = 0 then null else now() + make_interval(hours => i % 200 - 40, mins => 30) end,
              case when i % 8 > 2 then now() - make_interval(hours => i % 90, mins => 30) end, case when i % 8 > 3 then now() end, case when i % 8 > 4 then now() end,
              case when i % 16 = 5 then now() - make_interval(hours => i % 100) end, i % 3, i % 13 / 11, i % 29 / 28, i % 10 = 0, i % 40 <> 0, i % 101, now(),
              '{"estudios": true, "historia": false}'::jsonb, '{"indigena": false}'::jsonb, '{"aviso": true}'::jsonb
            from generate_series(1, $1) i
            """);
        rows.Parameters.Add(new NpgsqlParameter { Value = Whole });
        Assert.Equal(Whole, await rows.ExecuteNonQueryAsync());
        Web = await WebProcess.Start("oversight", Server.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Web is not null)
            await Web.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>How many of the candidacies' numbers have a property.</summary>
    public static int Expected(Func<int, bool> which) => Enumerable.Range(1, Whole).Count(which);

    /// <summary>Changes the candidacies, as the projection would.</summary>
    public async Task Change(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Curricular, Databases.Curricular));
        await using var command = source.CreateCommand(sql);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>When the session of an account was last used, as text.</summary>
    public async Task<DateTimeOffset> LastSeen(string user)
    {
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Web, Databases.Main));
        await using var command = source.CreateCommand("select max(last_seen) from accounts.session where account = (select id from accounts.users where user_name = $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    public async Task Age(string user, string change) => Assert.NotEqual(0, await Server.Sql(
        $"update accounts.session set {change} where account = (select id from accounts.users where user_name = '{user}')"));

    internal static async Task<IHtmlDocument> Open(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.True(answer.StatusCode is System.Net.HttpStatusCode.OK, $"{address}: {answer.StatusCode} {answer.Headers.Location}");
        Headers.AssertSafe(answer, isPrivate: true);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
