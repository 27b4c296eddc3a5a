namespace Conoceles.Web.Public.Site;

/// <summary>
/// Turns of whoever asks the database during a request. The pool has five connections: somebody who tries folios or walks
/// through past cuts must leave two to the public record's watch.
/// </summary>
public sealed class DatabaseTurns : IDisposable
{
    private const int AtOnce = 3;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    /// <exception cref="TimeoutException">Too many are at it.</exception>
    public async Task<T> Take<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (!await _turns.WaitAsync(_patience, cancellation))
            throw new TimeoutException("Too many questions to the database at once.");
        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();
}
