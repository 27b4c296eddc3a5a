namespace Conoceles.Web.Operations.Cluster;

/// <summary>Every sentence of the cluster's page.</summary>
internal static class ClusterMessages
{
    public const string Title = "Estado del clúster";
    public const string Away = "No hay conexión con ningún silo. Esta página se completa cuando el clúster responde.";
    public const string Silos = "Silos";
    public const string Activations = "Activaciones por tipo de grano";
    public const string RealTime = "Horas reales del sistema, en hora de Sonora; no son las del reloj legal.";
    public const string None = "Ninguna.";
}
