using System.Text.RegularExpressions;

namespace Conoceles.Architecture.Tests;

/// <summary>
/// The citizens' site knows the public record and nothing else: no cluster, no account, no form that writes. What it
/// cannot reach it cannot reveal.
/// </summary>
public sealed partial class PublicSiteTests
{
    private static readonly SourceFile[] Sources = [.. Repository.Sources("Web/Public", ".cs", ".razor")];

    [Fact]
    public void PublicCode_UsesNeitherClusterNorAccounts()
    {
        var uses = Product.Uses.Where(u => u.Namespace.StartsWith("Conoceles.Web.Public", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, u =>
            u.Type.StartsWith("Orleans.", StringComparison.Ordinal)
            || u.Type.StartsWith("Conoceles.Web.Accounts", StringComparison.Ordinal)
            || u.Type.StartsWith("Conoceles.Web.Shared.Cluster", StringComparison.Ordinal)
            || u.Type.StartsWith("Conoceles.Web.Shared.Oversight", StringComparison.Ordinal)
            || u.Type.StartsWith("Microsoft.AspNetCore.Antiforgery", StringComparison.Ordinal));
        // The same scan sees the cluster where it is allowed.
        Assert.Contains(Product.Uses, u => u.By.StartsWith("Conoceles.Web.Shared.Cluster", StringComparison.Ordinal) && u.Type.StartsWith("Orleans.", StringComparison.Ordinal));
    }

    [Fact]
    public void PublicPages_OnlyRead()
    {
        Assert.NotEmpty(Sources);
        Assert.DoesNotContain(Sources, s => Writing().IsMatch(s.Code));
        Assert.Contains(Sources, s => s.Code.Contains("<form", StringComparison.Ordinal));
    }

    [Fact]
    public void PublicViews_AreGivenTheirDataAndInjectNothing()
    {
        var views = Sources.Where(s => s.Path.EndsWith(".razor", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(views);
        Assert.DoesNotContain(views, v => v.Code.Contains("@inject", StringComparison.Ordinal) || v.Code.Contains("[Inject]", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_CarryNoInlineScriptStyleOrHandler()
    {
        // The content security policy would block them, and a page would be broken where nobody looks.
        var views = Repository.ProductSources(".razor");
        Assert.NotEmpty(views);
        Assert.DoesNotContain(views, v => Inline().IsMatch(v.Code));
    }

    [Fact]
    public void Pages_PrintNoTextAsMarkup()
    {
        var views = Repository.ProductSources(".razor", ".cs").Where(s => s.Path.StartsWith("Web/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(views);
        var markup = views.Where(v => v.Code.Contains("MarkupString", StringComparison.Ordinal)).Select(v => v.Path).ToArray();
        // JSON that its encoder made safe, of which `LinkedDataTests` tries to get out.
        Assert.Equal(["Web/Public/Profile/LinkedData.razor"], markup);
    }

    [Theory]
    [InlineData("Capture")]
    [InlineData("Oversight")]
    [InlineData("Operations")]
    public void PrivateFolder_MapsItsRoutesInAGroupWithAPolicy(string folder)
    {
        var code = Repository.Sources("Web/" + folder, ".cs").Select(s => s.Code).ToArray();
        var maps = code.Where(c => RouteMap().IsMatch(c)).ToArray();
        Assert.NotEmpty(maps);
        // A route of a group has the group's policy; one mapped on the application itself would have none.
        Assert.All(maps, c => Assert.Matches(@"MapGroup\([^)]*\)\s*\.RequireAuthorization\(Policies\.\w+\)", c));
        Assert.DoesNotContain(code, c => Regex.IsMatch(c, @"\bapp\.Map(Get|Post|Put|Delete|Methods|RazorComponents)\b") || c.Contains("AllowAnonymous", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Map(Post|Put|Delete|Patch)\b|method=""post""|AntiforgeryToken|HttpMethods\.Post", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?! type=""application/ld\+json"">)|<style[\s>]|\sstyle=|\son[a-z]+=""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Methods)\(")]
    private static partial Regex RouteMap();
}
