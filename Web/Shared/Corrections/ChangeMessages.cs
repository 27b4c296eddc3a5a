namespace Conoceles.Web.Shared.Corrections;

/// <summary>Every sentence of a difference.</summary>
internal static class ChangeMessages
{
    public const string Before = "Dice";
    public const string After = "Dirá";
    public const string Changed = "con cambios";
    public const string NoAnswer = "Sin respuesta";
}
