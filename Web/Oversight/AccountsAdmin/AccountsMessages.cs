using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>Every sentence of the administration of accounts.</summary>
internal static class AccountsMessages
{
    public const string Title = "Cuentas";
    public const string Create = "Crear cuentas";
    public const string Filters = "Buscar cuentas";
    public const string Search = "Usuario o nombre";
    public const string Party = "Partido responsable";
    public const string Institute = "Instituto";
    public const string All = "Todos";
    public const string AllStates = "Todas";
    public const string States = "Por estado";
    public const string Order = "Ordenar por";
    public const string Find = "Buscar";
    public const string Clear = "Quitar los filtros";
    public const string Caption = "Cuentas";
    public const string Account = "Cuenta";
    public const string Role = "Rol";
    public const string State = "Estado";
    public const string LastSession = "Última sesión";
    public const string Never = "Ninguna";
    public const string Nothing = "Ninguna cuenta pasa estos filtros.";
    public const string NoneYet = "Todavía no hay cuentas de este tipo.";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";
    public const string Candidacies = "Candidaturas";

    public const string DeliveryNote = "Crear una cuenta o imprimir su hoja no abre ningún plazo. El plazo de captura empieza al registrar la entrega en «Entregas», o con la fecha que dice el registro de candidaturas, columna «" + RegistryColumns.DeliveredOn + "».";

    public const string Whose = "¿Para quién?";
    public const string OneParty = "Un partido";
    public const string EveryParty = "Todos los partidos";
    public const string Independents = "Candidaturas independientes: una cuenta propia para cada una que no la tenga";
    public const string OfInstitute = "El instituto";
    public const string ChooseParty = "Elija el partido.";
    public const string ChooseRole = "Elija el rol.";
    public const string RoleOfInstitute = "Rol en el instituto";
    public const string ChooseWhose = "Elija para quién son las cuentas.";
    public const string Count = "¿Cuántas cuentas nuevas?";
    public const string CountHint = "Para cada partido, o del rol elegido. De una cuenta propia siempre es una.";
    public const string Choose = "Elija una opción";
    public const string OwnTitle = "Cuentas propias de candidaturas";
    public const string OwnLink = "Elegir candidaturas de un partido para darles cuenta propia";
    public const string OwnIntro = "La persona candidata captura por sí misma, en vez de su partido o además de él. Desde que abre el cuestionario de identidad, el partido solo ve de él si está completo.";
    public const string OwnSearch = "Nombre de la persona candidata";
    public const string Show = "Mostrar";
    public const string HasAccount = "ya tiene cuenta propia";
    public const string NoneOfParty = "No hay candidaturas con ese nombre en este partido.";
    public const string ChooseSome = "Elija al menos una candidatura.";
    public const string Preview = "Ver qué se creará";
    public const string NothingToMake = "No hay ninguna cuenta por crear: todas las candidaturas elegidas ya tienen la suya.";

    public const string PreviewTitle = "Vista previa: cuentas por crear";
    public const string NotDoneYet = "Todavía no se ha creado nada.";
    public const string PreviewNote = "Los usuarios son claves al azar: no dicen de quién son. Los códigos de activación se emiten en el paso siguiente, al imprimir las hojas de entrega.";
    public const string User = "Usuario";
    public const string Name = "Nombre en pantalla";
    public const string Back = "Elegir otra cosa";
    public const string Lost = "La vista previa venció o no llegó completa. Véala de nuevo antes de confirmar.";
    public const string Changed = "Mientras tanto alguien creó cuentas de las mismas. Vea de nuevo qué se creará.";

    public const string BatchTitle = "Cuentas creadas";
    public const string SheetsTitle = "Hojas de entrega";
    public const string SheetsIntro = "Cada hoja lleva un código de activación que se muestra una sola vez, en la página que se imprime. El sistema no lo guarda: si una hoja se pierde, se emite otro código y el anterior deja de servir.";
    public const string PrintAgainNote = "Todas estas cuentas tienen ya su hoja. Si emite códigos nuevos, las hojas anteriores de las cuentas sin activar dejan de servir.";
    public const string AllActive = "Todas estas cuentas están activas: no hay hojas por emitir.";
    public const string Expired = "El botón venció: la página llevaba demasiado tiempo abierta. No se emitió nada; púlselo de nuevo.";
    public const string NoCode = "No hay hoja que mostrar: la cuenta está deshabilitada, o ya se emitió otro código después.";

    public const string OnlyNow = "Imprima ahora estas hojas";
    public const string OnlyNowWhy = "Los códigos no volverán a mostrarse. Una hoja por página; entregue a cada quien la suya y conserve la parte de abajo, firmada.";
    public const string LeftOut = "Sin hoja, porque la cuenta ya está activa, está deshabilitada o recibió otro código después:";

    public const string Data = "Datos de la cuenta";
    public const string CandidacyOf = "Candidatura";
    public const string Code = "Código de activación";
    public const string NoCodeYet = "No se ha emitido";
    public const string OpenSessions = "Sesiones abiertas";
    public const string Batch = "Ver las cuentas creadas con ella";
    public const string Trail = "Qué se ha hecho con esta cuenta";
    public const string When = "Cuándo";
    public const string What = "Qué";
    public const string Who = "Quién";
    public const string Reason = "Motivo";
    public const string NoActs = "Nada desde que se llevan asientos: la cuenta se creó en la consola.";
    public const string SignIns = "Inicios de sesión";
    public const string NoSignIns = "Nadie ha entrado con esta cuenta desde que se llevan asientos.";
    public const string NeedReason = "Escriba el motivo: queda asentado.";
    public const string LongReason = "El motivo puede tener hasta 1,000 caracteres.";

    public const string NewCode = "Emitir un código nuevo";
    public const string NewCodeNote = "Para una hoja perdida, un código vencido o una contraseña olvidada. El código anterior y la contraseña dejan de servir en este momento y se cierran las sesiones de la cuenta, hasta que se active con la hoja nueva.";
    public const string Close = "Cerrar sus sesiones";
    public const string CloseNote = "En todos los equipos, al siguiente clic. Lo guardado como borrador se conserva y puede volver a entrar con su contraseña.";
    public const string Disable = "Deshabilitar la cuenta";
    public const string DisableNote = "Nadie podrá entrar con ella: sus sesiones se cierran en todos los equipos, al siguiente clic. Lo guardado se conserva y la cuenta puede habilitarse de nuevo.";
    public const string Enable = "Habilitar la cuenta";
    public const string EnableNote = "Podrá volver a entrar con la contraseña que tenía; las sesiones de antes no se reabren.";
    public const string Own = "Es la cuenta con la que usted entró: no puede deshabilitarla ni quitarle la contraseña. Pídalo a otra persona administradora.";
    public const string OwnRefused = "No puede deshabilitar ni dejar sin contraseña la cuenta con la que usted entró.";
    public const string LastRefused = "Es la única cuenta de administración activa: sin ella nadie podría deshacerlo. Habilite o active otra antes.";

    public static string Accounts(int count) => SpanishNumbers.Count(count, "cuenta", "cuentas");

    public static string Confirm(int count) => $"Crear {Accounts(count)}";

    public static string Capped(int count) => $"Son muchas: esta vez se crearían {SpanishNumbers.Whole(count)}. Repita el paso para las demás.";

    public static string CountRange(int most) => $"Escriba un número del 1 al {SpanishNumbers.Whole(most)}.";

    public static string PrintMissing(int count) => $"Emitir e imprimir {SpanishNumbers.Count(count, "hoja de entrega", "hojas de entrega")}";

    public static string PrintAgain(int count) => $"Emitir códigos nuevos para {SpanishNumbers.Count(count, "cuenta sin activar", "cuentas sin activar")}";

    public static string FirstOf(int shown, int total) =>
        $"Se muestran {SpanishNumbers.Whole(shown)} de {SpanishNumbers.Count(total, "candidatura", "candidaturas")}: busque por nombre.";

    public static string CodeState(AccountRow account) => account switch
    {
        { HasCode: false } => NoCodeYet,
        { State: var state } when state == AccountState.Active => "Usado",
        { CodeExpires: { } at, State: var state } when state == AccountState.CodeExpired => $"Venció el {SpanishDates.WithZone(at)}",
        { CodeExpires: { } at } => $"Vence el {SpanishDates.WithZone(at)}",
        _ => NoCodeYet,
    };

    /// <summary>What was done, as the trail says it.</summary>
    public static string Act(AccountAct act) => act.Kind switch
    {
        AccountActKinds.Created => "Se creó",
        AccountActKinds.CodeIssued => act.Expires is { } until ? $"Se emitió un código de activación, válido hasta el {SpanishDates.WithZone(until)}" : "Se emitió un código de activación",
        AccountActKinds.Activated => "Se activó: su persona eligió una contraseña",
        AccountActKinds.Disabled => "Se deshabilitó",
        AccountActKinds.Enabled => "Se habilitó",
        AccountActKinds.SessionsClosed => "Se cerraron sus sesiones",
        _ => "Inició sesión",
    };

    /// <summary>An act as addresses and element ids write it.</summary>
    public static string Slug(string kind) => kind switch
    {
        AccountActKinds.Disabled => "deshabilitada",
        AccountActKinds.Enabled => "habilitada",
        AccountActKinds.SessionsClosed => "sesiones",
        _ => "codigo",
    };

    /// <summary>What the page confirms after an act; null when its address says nothing that is known.</summary>
    public static string? Done(string? slug) => slug switch
    {
        "deshabilitada" => "La cuenta quedó deshabilitada y sus sesiones, cerradas.",
        "habilitada" => "La cuenta quedó habilitada.",
        "sesiones" => "Se cerraron las sesiones de la cuenta.",
        _ => null,
    };
}
