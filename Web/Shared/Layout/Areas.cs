namespace Conoceles.Web.Shared.Layout;

/// <summary>The face that a path belongs to.</summary>
public static class Areas
{
    public static Area Of(PathString path) =>
        path.StartsWithSegments("/captura", StringComparison.Ordinal) ? Area.Capture
        : path.StartsWithSegments("/ut", StringComparison.Ordinal) ? Area.Oversight
        : path.StartsWithSegments("/operacion", StringComparison.Ordinal) ? Area.Operations
        : path.StartsWithSegments("/entrar", StringComparison.Ordinal) || path.StartsWithSegments("/activar", StringComparison.Ordinal)
            || path.StartsWithSegments("/salir", StringComparison.Ordinal) || path.StartsWithSegments("/sesion", StringComparison.Ordinal) ? Area.Account
        : Area.Public;

    /// <summary>Word that the header shows beside the name.</summary>
    public static string Word(this Area area) => area switch
    {
        Area.Capture => "Captura",
        Area.Oversight => "Unidad de Transparencia",
        Area.Operations => "Operación",
        Area.Account => "Acceso",
        _ => "Consulta",
    };

    /// <summary>Class of the header's band.</summary>
    public static string Class(this Area area) => area switch
    {
        Area.Capture => "cab cab-captura",
        Area.Oversight => "cab cab-ut",
        Area.Operations => "cab cab-operacion",
        Area.Account => "cab cab-acceso",
        _ => "cab",
    };
}
