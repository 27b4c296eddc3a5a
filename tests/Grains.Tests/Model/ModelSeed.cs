using System.Globalization;
using System.Security.Cryptography;
using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// From which number the random histories of this run come. <c>deploy/test</c> chooses one, prints it and hands it over
/// as <c>CONOCELES_SEED</c>; the same number gives the same histories.
/// </summary>
internal static class ModelSeed
{
    public static ulong Value { get; } = Environment.GetEnvironmentVariable("CONOCELES_SEED") is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>True for <c>deploy/test --long</c>.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1";

    /// <summary>The <paramref name="number"/>-th value of a generator in this run.</summary>
    public static T Draw<T>(Gen<T> gen, int number) => gen.Generate(new PCG((uint)number, Value), null, out _);
}
