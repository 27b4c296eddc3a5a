using System.Text.Json;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Operations.Cluster;

/// <summary>Every sentence of the cluster's page.</summary>
internal static class ClusterMessages
{
    public const string Title = "Estado del clúster";
    public const string Away = "No hay conexión con ningún silo. Esta página se completa cuando el clúster responde.";
    public const string DatabaseAway = "La base de datos no responde: no se sabe de los procesos ni del trabajo pendiente.";
    public const string Silos = "Silos, según la membresía";
    public const string Nodes = "Procesos, según lo que cada uno informa";
    public const string NodesNote = "Cada proceso informa cada cinco segundos; si pasan más de quince sin oírlo, aparece como ausente.";
    public const string Queues = "Trabajo pendiente";
    public const string Reminders = "Recordatorios";
    public const string Activations = "Activaciones por tipo de grano";
    public const string RealTime = "Horas reales del sistema, en hora de Sonora; no son las del reloj legal.";
    public const string None = "Ninguna.";
    public const string Refresh = "Actualizar";
    public const string Heard = "Oído";
    public const string Absent = "Ausente";

    public const string ToReview = "Candidaturas por revisar";
    public const string ToPublish = "Verificadas por publicar";
    public const string ToDecide = "Ajustes por resolver";
    public const string ToConfirm = "Acciones afirmativas por confirmar";
    public const string ToSend = "Avisos que no han podido salir por correo";

    /// <summary>What a process says of itself, in the order in which it is read; a name that is not here is not shown.</summary>
    private static readonly (string Name, string Label)[] Known =
    [
        ("roles", "Funciones"),
        ("clusterConnected", "Conexión con el clúster"),
        ("storageFailures", "Escrituras de estado fallidas desde el inicio"),
        ("reconcilerAt", "Último repaso del conciliador"),
        ("reconcilerMilliseconds", "Duración del repaso (ms)"),
        ("reconcilerBehind", "Proyecciones atrasadas en el último repaso"),
        ("publicRows", "Candidaturas públicas en memoria"),
        ("publicOrigin", "Origen del registro público"),
        ("publicComparedAt", "Último cotejo con la base de datos"),
        ("publicGeneration", "Generación del registro"),
        ("bakedPages", "Páginas horneadas en memoria"),
    ];

    /// <summary>What a reminder is for; its own name when nobody wrote it here.</summary>
    public static string Reminder(string name) => name switch
    {
        "publication" => "Publicación de lo verificado",
        "review" => "Verificación de lo que nadie revisó en plazo",
        "warning" => "Avisos de cierre de captura",
        "plan" => "Recordatorios del plan de trabajo",
        "arco" => "Plazos de las solicitudes ARCO",
        "cut" => "Cortes del registro público",
        "suppression" => "Supresión de datos sensibles",
        "omission" => "Expedientes de las capturas sin envío",
        "outbox" => "Salida de avisos",
        "import" => "Importación del registro",
        "confirmation" => "Confirmación de acciones afirmativas",
        _ => name,
    };

    public static string Seconds(TimeSpan age) => $"hace {SpanishNumbers.Count((int)age.TotalSeconds, "segundo", "segundos")}";

    public static IEnumerable<(string Label, string Value)> Facts(NodeRow node) =>
        Known.Where(k => node.Facts.TryGetValue(k.Name, out var value) && value.ValueKind is not JsonValueKind.Null)
            .Select(k => (k.Label, Value(k.Name, node.Facts[k.Name])));

    private static string Value(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "Sí",
        JsonValueKind.False => "No",
        JsonValueKind.Number => SpanishNumbers.Whole(value.GetInt32()),
        _ when value.TryGetDateTimeOffset(out var at) => SpanishDates.WithHour(at),
        _ => (name, value.GetString()) switch
        {
            ("publicOrigin", "Database") => "Base de datos",
            ("publicOrigin", "Disk") => "Copia en disco",
            ("publicOrigin", _) => "Ninguno todavía",
            (_, { } text) => text.Replace("Public", "público", StringComparison.Ordinal).Replace("Capture", "captura", StringComparison.Ordinal)
                .Replace("Oversight", "supervisión", StringComparison.Ordinal).Replace("Operations", "operación", StringComparison.Ordinal)
                .Replace("Private", "captura, supervisión y operación", StringComparison.Ordinal),
            _ => "",
        },
    };
}
