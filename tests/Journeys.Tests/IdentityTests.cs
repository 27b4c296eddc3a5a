using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;
using Npgsql;
using Capture = Conoceles.Journeys.Tests.Browsing.Capture;

namespace Conoceles.Journeys.Tests;

/// <summary>Whoever takes the databases takes no identity answer.</summary>
[Collection(InstituteJourneys.Name)]
public sealed partial class IdentityTests(Deployment deployment, Chromium chromium)
{
    [Fact]
    public async Task IdentityDatabase_WithTheCurricularRole_CannotBeOpened()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var curricular = LinuxProcess.Environment(run.Silos[0].Pid)["ConnectionStrings__Curricular"];
        await using (var allowed = new NpgsqlConnection(curricular))
            await allowed.OpenAsync();

        var role = new NpgsqlConnectionStringBuilder(curricular).Username!;
        var elsewhere = new NpgsqlConnectionStringBuilder(curricular) { Database = run.Postgres.Databases.Identity, Pooling = false };
        await using var refused = new NpgsqlConnection(elsewhere.ConnectionString);
        var error = await Assert.ThrowsAsync<PostgresException>(() => refused.OpenAsync());
        // By pg_hba.conf or by privilege, whichever is asked first; the second must hold alone.
        Assert.Contains(error.SqlState, new[] { PostgresErrorCodes.InvalidAuthorizationSpecification, PostgresErrorCodes.InsufficientPrivilege });
        Assert.False(await DatabaseAccess.Scalar<bool>(
            run, run.Postgres.Databases.Main, "select has_database_privilege($1, $2, 'connect')", role, run.Postgres.Databases.Identity));
    }

    [Fact]
    public async Task WebProcesses_HaveNoWayIntoTheIdentityDatabase()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        Assert.NotEmpty(run.Webs);
        foreach (var web in run.Webs)
        {
            var environment = LinuxProcess.Environment(web.Pid);
            Assert.DoesNotContain("Vault__KeyFile", environment.Keys);
            var connections = environment.Where(e => e.Key.StartsWith("ConnectionStrings__", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(connections);
            foreach (var (_, text) in connections)
            {
                var role = new NpgsqlConnectionStringBuilder(text).Username!;
                Assert.False(await DatabaseAccess.Scalar<bool>(
                    run, run.Postgres.Databases.Main, "select has_database_privilege($1, $2, 'connect')", role, run.Postgres.Databases.Identity));
            }
        }
    }

    [Fact]
    public async Task IdentityAnswers_EvenForTheSuperuser_AreReadableNowhere()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript: false, candidate);
        string id;
        await using (var capturist = await Capture.SignIn(chromium, run, run.Web[0], javaScript: false, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            await Capture.FillHistory(capturist, candidate, id);
            await Capture.Save(capturist);
            await Capture.FillIdentity(capturist, id, candidate.Secret);
            await Capture.Save(capturist);
            // It is there for who captured it.
            await capturist.Go($"/captura/{id}/indigena");
            Assert.True(await capturist.Page.IsCheckedAsync("input[name='p01'][value='si']"));
            Assert.Equal(candidate.Secret, await capturist.Page.InputValueAsync("#p03-otro"));
        }

        var readable = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var database in run.Postgres.Databases.All)
            readable[database] = Readable(await DatabaseAccess.Dump(run, database));

        // The search reads stored states: what is not secret is found, and the sealed row is there.
        Assert.Contains(candidate.Mark, readable[run.Postgres.Databases.Curricular], StringComparison.Ordinal);
        Assert.Contains(id, readable[run.Postgres.Databases.Identity], StringComparison.Ordinal);
        Assert.DoesNotContain(candidate.Mark, readable[run.Postgres.Databases.Identity], StringComparison.Ordinal);
        // Her words, and the question's id as the name of a value: how an answer would be written, in any of the three.
        // As a value it is in the election's definition, which asks the question.
        Assert.All(readable, d => Assert.False(d.Value.Contains(candidate.Secret, StringComparison.Ordinal), $"{d.Key} has an identity answer in clear."));
        Assert.All(readable, d => Assert.False(AnAnswer().IsMatch(d.Value), $"{d.Key} has an identity answer in clear."));
    }

    /// <summary>
    /// The dump, followed by what its bytea columns say, and by what the base 64 inside of those says: grain states are
    /// JSON in bytes, and sealed answers are bytes in JSON.
    /// </summary>
    private static string Readable(byte[] dump)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(dump));
        var states = new StringBuilder();
        foreach (Match match in Bytea().Matches(text.ToString()))
            states.Append(Encoding.Latin1.GetString(Convert.FromHexString(match.Groups[1].Value))).Append('\n');
        text.Append(states);
        var inside = 0;
        foreach (Match match in Base64().Matches(states.ToString()))
        {
            inside++;
            text.Append(Encoding.Latin1.GetString(Convert.FromBase64String(match.Groups[1].Value))).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{inside} sealed values");
        return text.ToString();
    }

    [GeneratedRegex(@"""p01""\s*:")]
    private static partial Regex AnAnswer();

    [GeneratedRegex(@"\\\\x((?:[0-9a-f]{2})+)")]
    private static partial Regex Bytea();

    [GeneratedRegex(@"""((?:[A-Za-z0-9+/]{4}){3,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)""")]
    private static partial Regex Base64();
}
