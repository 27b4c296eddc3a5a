using System.Net;
using Conoceles.Deploy.Postgres;
using Conoceles.TestData;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Conoceles.Postgres;

/// <summary>The real providers on our SQL: what the contract's page says is also what the package does.</summary>
public sealed class OrleansProvidersTests(ServerFixture server)
{
    private readonly string _cluster = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Silo_JoinsStoresReminds_AndAnotherOneReadsItBack()
    {
        var key = "cand-prueba-" + Guid.NewGuid().ToString("N");
        using (var silo = Silo())
        {
            await silo.StartAsync();
            var note = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INote>(key);
            Assert.Null(await note.Read());
            await note.Write("primera");
            await note.Write("segunda");
            await silo.StopAsync();
        }
        using (var silo = Silo())
        {
            await silo.StartAsync();
            var note = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<INote>(key);
            Assert.Equal("segunda", await note.Read());
            Assert.True(await note.HasReminder());
            await note.Clear();
            Assert.Null(await note.Read());
            await note.Write("otra");
            Assert.Equal("otra", await note.Read());
            await silo.StopAsync();
        }
    }

    private IHost Silo()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var main = server.Connections.For(Roles.Silo, Databases.Main);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (_cluster, "prueba-" + _cluster))
            .ConfigureEndpoints(IPAddress.Loopback, FreePort.Take(), FreePort.Take())
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", main))
            .UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", main))
            .AddAdoNetGrainStorage("notes", o =>
            {
                o.Invariant = "Npgsql";
                o.ConnectionString = server.Connections.For(Roles.Curricular, Databases.Curricular);
                o.DeleteStateOnClear = true;
            }));
        return builder.Build();
    }
}

[Alias("prueba.INote")]
public interface INote : IGrainWithStringKey
{
    [Alias("Write")]
    Task Write(string text);

    [Alias("Read")]
    Task<string?> Read();

    [Alias("Clear")]
    Task Clear();

    [Alias("HasReminder")]
    Task<bool> HasReminder();
}

[GenerateSerializer, Alias("prueba.NoteState")]
public sealed record NoteState
{
    [Id(0)]
    public string? Text { get; init; }
}

public sealed class NoteGrain([PersistentState("note", "notes")] IPersistentState<NoteState> state) : Grain, INote, IRemindable
{
    public async Task Write(string text)
    {
        await this.RegisterOrUpdateReminder("plazo", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        state.State = new NoteState { Text = text };
        await state.WriteStateAsync();
    }

    public Task<string?> Read() => Task.FromResult(state.State.Text);

    public Task Clear() => state.ClearStateAsync();

    public async Task<bool> HasReminder() => await this.GetReminder("plazo") is not null;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
