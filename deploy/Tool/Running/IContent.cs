using System.Collections.Immutable;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Running;

/// <summary>What an installation is loaded with at its first start.</summary>
internal interface IContent
{
    ElectionDefinition Election { get; }

    /// <summary>Its registry; empty when only accounts are asked for.</summary>
    ImmutableArray<RegistryEntry> Entries { get; }

    /// <summary>Candidates with an account of their own.</summary>
    IEnumerable<(string User, string Candidacy)> Candidates { get; }

    /// <summary>What happened to each candidacy; null when nothing did.</summary>
    DemoPlot? Plot { get; }

    /// <summary>Legal instant at which the registry is imported.</summary>
    DateTimeOffset Import { get; }

    /// <summary>Loads the election and imports <paramref name="count"/> of its registry; tells what happened before <paramref name="target"/>.</summary>
    Task LoadAsync(IClusterClient client, LegalClockRow clock, int count, DateTimeOffset target, CancellationToken cancellation);
}
