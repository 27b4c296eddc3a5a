namespace Conoceles.Deploy.Bench.Capture;

/// <summary>What happened to requests, besides how long they took.</summary>
internal sealed class Tally
{
    private long _repeated, _refused;
    private string? _example;

    /// <summary>Answers of whoever found no web, or a web that could not: the same form was given again.</summary>
    public long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Acts that were never acknowledged.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>One of them, for whoever looks.</summary>
    public string? Example => _example;

    public void Repeat() => Interlocked.Increment(ref _repeated);

    public void Refuse(string example)
    {
        Interlocked.Increment(ref _refused);
        _example ??= example;
    }
}
