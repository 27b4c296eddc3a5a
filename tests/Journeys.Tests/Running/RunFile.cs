using System.Text.Json;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>What <c>deploy/run --detach</c> promises in run.json: names and meaning as the issue gives them.</summary>
internal sealed record RunFile(
    int Schema, string Clock, string[] Web, string? Ca, RunSilo[] Silos, RunWeb[] Webs, RunPostgres Postgres, RunAccount[] Accounts, RunExamples Examples)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static RunFile Read(string path) =>
        JsonSerializer.Deserialize<RunFile>(File.ReadAllBytes(path), Json) ?? throw new InvalidDataException(path);

    public RunAccount Account(string role) => Accounts.First(a => a.Role == role);
}

internal sealed record RunSilo(string Name, int Pid, long Started);

internal sealed record RunWeb(string Name, int Pid, long Started, string Url, string[] Roles, string Health);

internal sealed record RunPostgres(string Host, int Port, RunDatabases Databases, string Superuser);

internal sealed record RunDatabases(string Main, string Curricular, string Identity)
{
    public string[] All => [Main, Curricular, Identity];
}

internal sealed record RunAccount(string Role, string? Party, string User, string Password, string? TotpSecret, string? Passkey, string? Candidacy = null);

internal sealed record RunExamples(string? Published, string? List, string? Pending, string? Captured, string? Consented);
