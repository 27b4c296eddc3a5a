namespace Conoceles.Architecture.Tests;

/// <summary>What product code never does, and the few places that may do what others may not.</summary>
public sealed class ForbiddenCallTests
{
    [Theory]
    [InlineData("System.DateTime", "get_Now", "the legal clock rules; the machine's is TimeProvider's")]
    [InlineData("System.DateTime", "get_UtcNow", "the legal clock rules; the machine's is TimeProvider's")]
    [InlineData("System.DateTime", "get_Today", "the legal clock rules; the machine's is TimeProvider's")]
    [InlineData("System.DateTimeOffset", "get_Now", "the legal clock rules; the machine's is TimeProvider's")]
    [InlineData("System.Threading.Thread", "Sleep", "a thread is never parked")]
    [InlineData("System.Threading.Tasks.Task", "Wait", "a blocked thread starves the silo's scheduler")]
    [InlineData("System.Threading.Tasks.Task", "WaitAll", "a blocked thread starves the silo's scheduler")]
    [InlineData("System.Threading.Tasks.Task`1", "get_Result", "a blocked thread starves the silo's scheduler")]
    [InlineData("System.Threading.Tasks.ValueTask`1", "get_Result", "a blocked thread starves the silo's scheduler")]
    [InlineData("System.Threading.SemaphoreSlim", "Wait", "a blocked thread starves the silo's scheduler")]
    public void ProductCode_NeverCalls(string type, string member, string because)
    {
        Assert.NotEmpty(Product.Uses);
        var offenders = Product.Uses.Where(u => u.Type == type && u.Member == member).Select(u => u.By);
        Assert.True(!offenders.Any(), $"{type}.{member} ({because}) is called by: {string.Join(", ", offenders)}");
    }

    [Fact]
    public void ProductCode_NeverBlocksOnAnAwaiter()
    {
        // In IL an await ends in the same call: only the source tells them apart.
        var sources = Repository.ProductSources(".cs", ".razor");
        Assert.NotEmpty(sources);
        Assert.Empty(sources.Where(s => s.Code.Contains(".GetAwaiter().GetResult()", StringComparison.Ordinal)).Select(s => s.Path));
    }

    /// <summary>Who may read the real clock instead of the legal one, and why.</summary>
    private static readonly Dictionary<string, string> RealClock = new(StringComparer.Ordinal)
    {
        ["Conoceles.Elections.LegalClock"] = "it is the real clock plus an offset",
        ["Conoceles.Hosting.LegalClockReader"] = "measures this machine against PostgreSQL",
        ["Conoceles.Hosting.NodeReporter"] = "tells operators every few real seconds",
        ["Conoceles.Grains.Projection.Reconciler"] = "runs once a real minute",
        ["Conoceles.Grains.Review.ReviewQueueGrain"] = "a lease lasts real minutes",
        ["Conoceles.Silo.Configuration.Services"] = "registers the system's",
        ["Conoceles.Web.Accounts.SignInThrottle"] = "wrong tries are forgotten in real minutes",
        ["Conoceles.Web.Configuration.Services"] = "registers the system's",
        ["Conoceles.Web.Oversight.Board.BoardChanges"] = "a stream ends and breathes in real seconds",
        ["Conoceles.Web.Oversight.Board.BoardListener"] = "waits for news in real seconds",
        ["Conoceles.Web.Oversight.Board.BoardWatch"] = "asks the database every two real seconds",
        ["Conoceles.Web.Oversight.OversightEndpoints"] = "names it in the signature of the board's stream",
        ["Conoceles.Web.Public.OpenData.OpenDataWatch"] = "looks every few real seconds whether there is another cut",
        ["Conoceles.Web.Public.Site.PublicRecordStore"] = "says to operators when it was last compared",
        ["Conoceles.Web.Public.Site.PublicRecordWatch"] = "compares with the database every few real seconds",
        ["Conoceles.Web.Public.Site.SiteWarmer"] = "looks every real second whether there is another snapshot",
        ["Conoceles.Web.Shared.Cluster.ElectionReader"] = "keeps the definition for real seconds",
    };

    /// <summary>Who may call what others may not, and why.</summary>
    private static readonly (string By, string Type, string Member, string Reason)[] Excused =
    [
        ("Conoceles.Web.Shared.Keys.WebKeys", "System.DateTimeOffset", "get_UtcNow", "life of the cookies' first key: cookies live on the real clock"),
        ("Conoceles.Web.Public.Site.DiskCopy", "System.Guid", "NewGuid", "name of a temporary file"),
        ("Conoceles.Web.Accounts.ActorFactory", "System.Guid", "NewGuid", "names a session in the audit; authorises nothing"),
        ("Conoceles.Web.Accounts.AddAccountsVerb", "System.Guid", "NewGuid", "security stamp of a new account"),
        ("Conoceles.Web.Accounts.PasswordCheck", "System.Guid", "NewGuid", "a hash that no password has, so that an unknown user costs the same"),
    ];

    [Theory]
    [InlineData("System.DateTimeOffset", "get_UtcNow")]
    [InlineData("System.Guid", "NewGuid")]
    public void RealInstantsAndRandomIds_AreTakenOnlyWhereListed(string type, string member)
    {
        var users = Product.Uses.Where(u => u.Type == type && u.Member == member).Select(u => u.By).Order(StringComparer.Ordinal);
        Assert.Equal(Excused.Where(e => e.Type == type && e.Member == member).Select(e => e.By).Order(StringComparer.Ordinal), users);
    }

    [Fact]
    public void TimeProvider_IsUsedOnlyWhereListed()
    {
        var users = Product.Uses.Where(u => u.Type == "System.TimeProvider").Select(u => u.By).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(RealClock.Keys.Order(StringComparer.Ordinal), users.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void IdentityKeysAndCiphers_AreUsedOnlyByIdentity()
    {
        string[] secret =
        [
            "Conoceles.Grains.Identity.VaultKeys", "Conoceles.Grains.Identity.Sealing", "Conoceles.Grains.Identity.WrappedKey",
            "Conoceles.Grains.Identity.SealedAnswers", "Conoceles.Grains.Identity.SealedFile", "Conoceles.Grains.Identity.VaultState",
            "System.Security.Cryptography.AesGcm", "System.Security.Cryptography.Aes", "System.Security.Cryptography.HKDF",
        ];
        var uses = Product.Uses.Where(u => secret.Contains(u.Type)).ToArray();
        Assert.Contains(uses, u => u.Type == "System.Security.Cryptography.AesGcm");
        var outside = uses.Where(u => u.Namespace != "Conoceles.Grains.Identity").ToArray();
        // The composition root hands the key ring over and can do nothing else with it.
        Assert.All(outside, u =>
        {
            Assert.Equal("Conoceles.Silo.Configuration.Services", u.By);
            Assert.Equal("Conoceles.Grains.Identity.VaultKeys", u.Type);
            Assert.True(u.Member is "" or "Load", u.ToString());
        });
    }

    [Fact]
    public void ReceiptKeys_AreInFewHands()
    {
        // The key of the institute's signature: whoever holds this object can sign in its name.
        var users = Product.Uses.Where(u => u.Type == "Conoceles.Grains.Receipts.ReceiptKeys").Select(u => u.By).ToHashSet(StringComparer.Ordinal);
        string[] allowed =
        [
            "Conoceles.Grains.Candidacies.CandidacyGrain", "Conoceles.Grains.Projection.CutWriter", "Conoceles.Grains.Receipts.ReceiptKeys",
            "Conoceles.Silo.Configuration.ReceiptKeyPublication", "Conoceles.Silo.Configuration.Services",
        ];
        Assert.Empty(users.Except(allowed));
        Assert.Contains("Conoceles.Grains.Candidacies.CandidacyGrain", users);
    }
}
