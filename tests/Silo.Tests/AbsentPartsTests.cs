using System.Net;
using Conoceles.Deploy;

namespace Conoceles.Silo.Tests;

/// <summary>A silo with PostgreSQL absent waits and says so; one with dangerous settings does not start.</summary>
public sealed class AbsentPartsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("conoceles-silo-").FullName;
    private readonly DataFolder _folder;

    public AbsentPartsTests() => _folder = new DataFolder(_root);

    [Fact]
    public async Task Silo_WithoutPostgreSql_IsAliveAndSaysWhatItWaitsFor()
    {
        await using var silo = SiloProcess.Start(_folder);
        var (status, body) = await silo.Ready();
        Assert.Equal(HttpStatusCode.OK, await silo.Live());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        foreach (var part in new[] { "postgresql", "silo", "reloj" })
            Assert.NotEqual("ok", body.GetProperty("parts").GetProperty(part).GetString());
    }

    [Theory]
    [InlineData("Faults__KillAt", "Saved:cand-prueba-000001")]
    [InlineData("Vault__KeyFile", "/no/hay/llaves.json")]
    [InlineData("Receipts__KeyFile", "")]
    [InlineData("Receipts__KeyFile", "/no/hay/llaves.json")]
    [InlineData("Silo__Name", "")]
    public async Task Silo_WithDangerousOrMissingSettings_DoesNotStart(string name, string value)
    {
        await using var silo = SiloProcess.Start(_folder, new() { [name] = value });
        Assert.NotEqual(0, await silo.Exit());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
