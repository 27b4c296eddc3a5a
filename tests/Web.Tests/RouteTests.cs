using System.Text;
using Conoceles.Web.Configuration;
using Conoceles.Web.Endpoints;
using Conoceles.Web.Shared.Answers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;

namespace Conoceles.Web.Tests;

/// <summary>What each role answers to, and under which policy: a reviewed list.</summary>
public sealed class RouteTests
{
    private static readonly string[] _privateRoles = ["capture", "oversight", "operations"];

    [Theory]
    [InlineData("public")]
    [InlineData("capture")]
    [InlineData("oversight")]
    [InlineData("operations")]
    public void Routes_OfARole_AreTheApprovedOnes(string role)
    {
        var now = Table(role);
        var file = Path.Combine(Folder.Repository, "tests", "Web.Tests", "Approved", $"routes.{role}.txt");
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == now)
            return;
        var received = Path.Combine(Folder.Repository, ".local", "received", "tests", "Web.Tests", "Approved");
        Directory.CreateDirectory(received);
        File.WriteAllText(Path.Combine(received, $"routes.{role}.txt"), now);
        Assert.Equal(approved, now);
    }

    [Fact]
    public void PrivatePages_AllHaveAPolicyAndFormsAToken()
    {
        var endpoints = _privateRoles.SelectMany(Endpoints)
            .Where(e => e.RoutePattern.RawText is not ("/activar" or "/entrar" or "/entrar/rescate" or "/salir" or "/sesion")).ToArray();
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, e => Assert.NotEmpty(e.Metadata.GetOrderedMetadata<IAuthorizeData>()));
        // A program has no cookie that somebody else's page could use.
        var forms = endpoints.Where(e => Methods(e).Contains("POST") && !ApiProblem.IsWanted("/" + e.RoutePattern.RawText!.TrimStart('/'))).ToArray();
        Assert.NotEmpty(forms);
        Assert.All(forms, e => Assert.True(e.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation));
    }

    [Fact]
    public void PublicPages_OnlyRead()
    {
        var endpoints = Endpoints("public");
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, e => Assert.Equal("GET,HEAD", Methods(e)));
        Assert.All(endpoints, e => Assert.Null(e.Metadata.GetMetadata<IAntiforgeryMetadata>()));
    }

    private static string Table(string role)
    {
        var table = new StringBuilder();
        var lines = Endpoints(role).Select(e =>
        {
            var policies = string.Join('+', e.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy));
            var token = e.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation == true ? " token" : "";
            return $"{e.RoutePattern.RawText} {Methods(e)} {(policies.Length > 0 ? policies : "-")}{token}";
        });
        foreach (var line in lines.Order(StringComparer.Ordinal))
            table.Append(line).Append('\n');
        return table.ToString();
    }

    private static RouteEndpoint[] Endpoints(string role)
    {
        using var folder = new Folder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Conoceles.Web" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:Roles"] = role,
            ["Web:Demo"] = "true",
            ["Web:DataProtectionCertificate"] = WebProcess.KeyCertificate(folder),
            ["Election:Current"] = Sample.Slug,
            ["ConnectionStrings:Web"] = "Host=none",
            ["ConnectionStrings:Oversight"] = "Host=none",
            ["ConnectionStrings:Public"] = "Host=none",
        });
        var settings = WebSettings.Read(builder.Configuration);
        builder.AddShared(settings);
        if (settings.Has(WebRoles.Public))
            builder.AddPublic(settings);
        if (settings.IsPrivate)
            builder.AddPrivate(settings);
        var app = builder.Build();
        app.MapRoles(settings);
        return [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];
    }

    private static string Methods(RouteEndpoint endpoint) =>
        string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());
}
