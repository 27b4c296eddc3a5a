namespace Conoceles.Web.Public.Files;

/// <summary>What the files for programs say to who opens them.</summary>
internal static class FileMessages
{
    public const string Emblems = "Emblemas provisionales de los actores políticos.";
}
