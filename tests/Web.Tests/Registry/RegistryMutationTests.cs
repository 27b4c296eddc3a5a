using System.Text;
using Conoceles.Elections;
using Conoceles.TestData;
using Conoceles.Web.Oversight.Registry;
using CsCheck;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Registry;

/// <summary>Whatever is done to a good file, it is either ready to import whole or said to be wrong, somewhere that exists.</summary>
[Collection(Exhaustive.Name)]
public sealed class RegistryMutationTests
{
    private static readonly long Iterations = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1" ? 200_000 : 3_000;

    private static readonly byte[] File = Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. Lines, ""]));

    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC3], [(byte)'"'], [(byte)','], [(byte)'\n'], [(byte)'\r'], [(byte)';'], [], .. new[]
        {
            "\u202E", "\u0301\u0301\u0301\u0301\u0301", "\uFEFF", "\uFFFD", "=1+1", "👩🏽‍🌾", "26030", "R-1", "2024-02-30", "suplente", "independiente-1",
            "fuerza-y-corazon", "diputacion-rp", "\"\"", ",,", "9999999999", Good, Header, "\n" + Good,
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Gen<(int At, int Gone, int Piece)> Mutation =
        Gen.Select(Gen.Int[0, File.Length], Gen.Frequency((6, Gen.Int[0, 4]), (1, Gen.Int[0, 400])), Gen.Int[0, Pieces.Length - 1]);

    [Fact]
    public void Check_OfAnyMutation_IsReadyOrSaysWhere()
    {
        var (ready, wrong) = (0, 0);
        Mutation.Array[0, 6].Sample(
            mutations =>
            {
                var bytes = mutations.Aggregate(File, Mutate);
                var check = new RegistryFile(bytes).Check(Election);
                Interlocked.Increment(ref check.Errors.IsEmpty ? ref ready : ref wrong);
                return check.Errors.IsEmpty ? IsReady(check) : IsWrong(check, bytes);
            },
            iter: Iterations);
        // A property that only ever sees one side checks nothing.
        Assert.True(ready > 10 && wrong > 100, $"{ready} ready, {wrong} wrong");
    }

    private static byte[] Mutate(byte[] file, (int At, int Gone, int Piece) mutation)
    {
        var at = Math.Min(mutation.At, file.Length);
        return [.. file.AsSpan(0, at), .. Pieces[mutation.Piece], .. file.AsSpan(Math.Min(at + mutation.Gone, file.Length))];
    }

    private static bool IsReady(RegistryCheck check) =>
        check is { ErrorCount: 0, Entries.IsEmpty: false }
        && check.Entries.All(e => e.Key.Length > 0 && e.FullName.Length > 0 && e.Age is >= 18 and <= 120)
        && check.Entries.Select(e => e.Key).Distinct().Count() == check.Entries.Length;

    private static bool IsWrong(RegistryCheck check, byte[] bytes)
    {
        var lines = 1 + bytes.Count(b => b is (byte)'\n' or (byte)'\r');
        return check.Entries.IsEmpty && check.ErrorCount >= check.Errors.Length
            && check.Errors.All(e => e.Line >= 1 && e.Line <= lines && e.Code.Length > 0 && e.Reason.Length > 0 && e.Value.Length <= 90);
    }
}
