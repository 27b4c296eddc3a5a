using Conoceles.Candidacies;
using Polly;
using Polly.Retry;
using Outcome = Conoceles.Candidacies.Outcome;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>How long a request waits for a cluster that is changing hands: a killed silo is away some four seconds.</summary>
internal static class Retries
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A silo that has not read a moved clock yet does within seconds.</summary>
    private const int ClockAttempts = 6;

    /// <summary>Commands: every repeat carries the same operation id, so that an unknown outcome becomes the first one.</summary>
    public static readonly ResiliencePipeline<Outcome> Commands = new ResiliencePipelineBuilder<Outcome>()
        .AddTimeout(Patience)
        .AddRetry(new RetryStrategyOptions<Outcome>
        {
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is { } e ? MayPass(e, args.Context)
                : args.Outcome.Result?.Code == Refusals.ClockSkew.Code && args.AttemptNumber < ClockAttempts),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(150),
            MaxDelay = TimeSpan.FromSeconds(1.5),
        })
        .Build();

    /// <summary>Reads: shorter, a person can press again.</summary>
    public static readonly ResiliencePipeline Queries = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(10))
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && MayPass(e, args.Context)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(150),
            MaxDelay = TimeSpan.FromSeconds(1.5),
        })
        .Build();

    // A silo that loses its neighbour while it activates the grain gives the call up: a cancellation that nobody here asked for.
    private static bool MayPass(Exception e, ResilienceContext context) =>
        Transient.Is(e) || (e is OperationCanceledException && !context.CancellationToken.IsCancellationRequested);
}
