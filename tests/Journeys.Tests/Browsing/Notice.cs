namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>The page before the identity questionnaire: what is public of it and what never is.</summary>
internal static class Notice
{
    public const string Path = "/antes-de-identidad";
    public const string Field = "aviso-leido";
    public const string Button = "Continuar";

    public static bool IsHere(Person person) => new Uri(person.Page.Url).AbsolutePath.EndsWith(Path, StringComparison.Ordinal);

    /// <summary>False when the privacy notice was acknowledged before.</summary>
    public static async Task<bool> Asks(Person person) => await person.Page.Locator($"main input[name='{Field}']").CountAsync() == 1;
}
