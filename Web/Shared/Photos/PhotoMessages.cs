namespace Conoceles.Web.Shared.Photos;

/// <summary>Every sentence about the photograph of a form; those of a refused file are in <c>PhotoRefusals</c>.</summary>
internal static class PhotoMessages
{
    public const string Current = "Fotografía guardada";
    public const string Alternative = "Fotografía que está guardada";
    public const string Replace = "Para cambiarla, elija otro archivo. Si no elige ninguno, se conserva.";
    public const string Remove = "Quitar la fotografía";
    public const string Saved = "La fotografía se guardó. Así se verá.";
    public const string RestSaved = "Lo demás de este rubro se guardó.";
}
