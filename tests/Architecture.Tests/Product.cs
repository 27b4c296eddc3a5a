using System.Reflection;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Architecture.Tests;

/// <summary>The product's assemblies, and what their code uses, read once.</summary>
internal static class Product
{
    public static readonly Assembly Abstractions = typeof(ICandidacyGrain).Assembly;
    public static readonly Assembly Grains = typeof(CandidacyGrain).Assembly;
    public static readonly Assembly Silo = Assembly.Load("Conoceles.Silo");

    public static readonly Assembly Web = Assembly.Load("Conoceles.Web");

    public static readonly Assembly[] All = [Abstractions, Grains, Silo, Web];

    public static readonly IReadOnlyList<Use> Uses = IlScan.Of(All);
}
