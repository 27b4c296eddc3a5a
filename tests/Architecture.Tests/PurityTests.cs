namespace Conoceles.Architecture.Tests;

/// <summary>Rules decide: they are given the state, the command and the instant, and touch nothing else.</summary>
public sealed class PurityTests
{
    private static readonly string[] Namespaces =
        ["System.IO", "System.Net.Http", "System.Net.Sockets", "System.Threading", "System.Data", "Npgsql", "Microsoft.Extensions", "Orleans.Runtime"];

    private static readonly string[] Types =
        ["System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch",
         "System.Security.Cryptography.RandomNumberGenerator", "Conoceles.Elections.LegalClock"];

    private static readonly string[] Members =
        ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
         "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7"];

    /// <summary>Pure code that has to name something of the lists, and why.</summary>
    private static readonly (string By, string Type, string Reason)[] Excused =
    [
    ];

    public static TheoryData<string> PureParts =>
    [
        @"Conoceles\.Grains\..*\.Rules\..*",
        @"Conoceles\.Questionnaires\..*",
        @"Conoceles\.Elections\.(Deadlines|Registry.*|Calendar|Election(Definition|Check|Scope)|ActorCheck|PostRules|CellText|AffirmativeGroups|WorkPlan|Plan.*|Arco.*)",
        @"Conoceles\.Arco\.Arco(Standing|Term|Text)",
        @"Conoceles\.PublicRecord\.PublicProfile",
        @"Conoceles\.Statistics\..*",
        @"Conoceles\.Photos\.(PhotoRules|StoredPhoto)",
        @"Conoceles\.Evidence\.Evidence(Rules|Refusals)",
        @"Conoceles\.Receipts\..*",
        @"Conoceles\.Cuts\.(Cut(Statement|Manifest|Document|Change)|PublicCut)",
        @"Conoceles\.Grains\.Projection\.PublicProjection",
        @"Conoceles\.Grains\.Candidacies\.CandidacyViews",
    ];

    [Theory]
    [MemberData(nameof(PureParts))]
    public void PureCode_UsesNoClockNoIoNoTaskNoRandomness(string part)
    {
        var uses = Product.Uses.Where(u => System.Text.RegularExpressions.Regex.IsMatch(u.By, $"^{part}$")).ToArray();
        Assert.True(uses.Length > 0, $"Nothing is called {part}: the list of pure code is out of date.");
        var impure = uses.Where(IsImpure).Where(u => !Excused.Any(e => e.By == u.By && e.Type == u.Type)).ToArray();
        Assert.Empty(impure);
    }

    [Fact]
    public void Scan_SeesWhatItForbids()
    {
        // The same predicate over code that may do these things: a scan that saw nothing would pass everything.
        var impure = Product.Uses.Where(IsImpure).Select(u => u.Type).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("System.Threading.Tasks.Task", impure);
        Assert.Contains("Conoceles.Elections.LegalClock", impure);
        Assert.Contains("Npgsql.NpgsqlCommand", impure);
        Assert.Contains("System.Security.Cryptography.RandomNumberGenerator", impure);
    }

    private static bool IsImpure(Use use) =>
        Namespaces.Any(n => use.Type.StartsWith(n + ".", StringComparison.Ordinal))
        // The compiler's iterators ask for their thread; everything else of Environment is the outside world.
        || (use is { Type: "System.Environment", Member.Length: > 0 } && use.Member != "get_CurrentManagedThreadId")
        || Types.Contains(use.Type) || Members.Contains(use.Type + "." + use.Member);
}
