using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Conoceles.Grains.Tests.Model;

/// <summary>What becomes of a write.</summary>
internal enum StorageTrouble
{
    /// <summary>It fails and was not done.</summary>
    Lost,

    /// <summary>It was done and fails all the same: its answer was lost.</summary>
    DoneUnanswered,

    /// <summary>It fails, and is done later, when somebody else may already own the grain.</summary>
    Late,
}

/// <summary>A storage of the product in front of which a write can be lost, go unanswered, or arrive late.</summary>
internal sealed class UnreliableStorage(IGrainStorage storage, StorageTroubles troubles) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Puts it in front of the storages that the silo has.</summary>
    public static void Cover(ISiloBuilder silo, StorageTroubles troubles)
    {
        foreach (var name in new[] { StorageNames.CurricularProvider, StorageNames.IdentityProvider })
        {
            var covered = silo.Services.Last(d => d.IsKeyedService && d.ServiceType == typeof(IGrainStorage) && Equals(d.ServiceKey, name));
            silo.Services.Remove(covered);
            silo.Services.AddKeyedSingleton<IGrainStorage>(
                name, (services, key) => new UnreliableStorage((IGrainStorage)covered.KeyedImplementationFactory!(services, key), troubles));
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var place = (stateName, grainId.Key.ToString()!);
        await troubles.LandAtTheNextWrite(place);
        switch (troubles.Take(place))
        {
            case StorageTrouble.Lost:
                throw new TimeoutException("The write was lost.");
            case StorageTrouble.DoneUnanswered:
                await storage.WriteStateAsync(stateName, grainId, new GrainState<T>(grainState.State, grainState.ETag));
                throw new TimeoutException("The write was done, and its answer was lost.");
            case StorageTrouble.Late:
                var copy = new GrainState<T>(grainState.State, grainState.ETag);
                troubles.Keep(place, () => storage.WriteStateAsync(stateName, grainId, copy));
                throw new TimeoutException("The write is late.");
            default:
                await storage.WriteStateAsync(stateName, grainId, grainState);
                break;
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => (storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
}

/// <summary>Says which write goes wrong, once each, and holds those that are late.</summary>
internal sealed class StorageTroubles
{
    private readonly ConcurrentDictionary<(string State, string Key), StorageTrouble> _armed = new();
    private readonly ConcurrentDictionary<(string State, string Key), (Func<Task> Write, bool AtTheNext)> _late = new();
    private readonly ConcurrentDictionary<(string State, string Key), bool> _landed = new();

    /// <summary>How often each happened.</summary>
    public ConcurrentDictionary<StorageTrouble, int> Happened { get; } = new();

    public void Arm(string state, string key, StorageTrouble trouble) => _armed[(state, key)] = trouble;

    public void Disarm(string key)
    {
        foreach (var place in _armed.Keys.Where(p => p.Key == key))
            _armed.TryRemove(place, out _);
    }

    public StorageTrouble? Take((string State, string Key) place)
    {
        if (!_armed.TryRemove(place, out var trouble))
            return null;
        Happened.AddOrUpdate(trouble, 1, (_, n) => n + 1);
        return trouble;
    }

    public void Keep((string State, string Key) place, Func<Task> write) => _late[place] = (write, false);

    public bool IsLate(string state, string key) => _late.ContainsKey((state, key));

    /// <summary>The late write will be done just before the next one to the same row.</summary>
    public void LandAtNext(string state, string key)
    {
        if (_late.TryGetValue((state, key), out var late))
            _late[(state, key)] = late with { AtTheNext = true };
    }

    public async Task LandAtTheNextWrite((string State, string Key) place)
    {
        if (_late.TryGetValue(place, out var late) && late.AtTheNext)
            _landed[place] = await Land(place.State, place.Key);
    }

    /// <summary>Does the late write now; false when the row is no longer the one that it was for.</summary>
    public async Task<bool> Land(string state, string key)
    {
        if (!_late.TryRemove((state, key), out var late))
            return false;
        try
        {
            await late.Write();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    /// <summary>True, once, when a late write was done before another one.</summary>
    public bool TakeLanded(string state, string key) => _landed.TryRemove((state, key), out var done) && done;
}
