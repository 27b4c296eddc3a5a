using AngleSharp.Html.Parser;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>A browser of somebody who signed in with her password.</summary>
internal static class SignedIn
{
    public static async Task<HttpClient> To(WebProcess web, string user)
    {
        var client = web.NewClient();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/entrar"));
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("usuario", user), new("contrasena", ServerFixture.Password), new("regreso", ""),
        ]);
        using var answer = await client.PostAsync("/entrar", form);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }
}
