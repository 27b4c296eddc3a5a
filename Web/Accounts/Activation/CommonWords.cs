namespace Conoceles.Web.Accounts.Activation;

/// <summary>
/// Words of which people make passwords in Mexico, and words of this system: our own list, in small letters without
/// accents. Shorter passwords of any published list fall by their length.
/// </summary>
internal static class CommonWords
{
    public static IReadOnlyList<string> All { get; } =
    [.. string.Join(' ', Access, Dear, World, Ours).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private const string Access = """
        contrasena contrasenia password passw0rd passwd clave claves acceso acceder entrar entrada ingreso ingresar usuario user
        usuarios admin administrador administrator administracion root master maestra principal temporal cambiame cambiar
        cambiala secreto secreta secret seguro segura seguridad security login welcome bienvenido bienvenida bienvenidos default
        letmein cuenta cuentas sistema system servidor internet computadora oficina correo gmail hotmail outlook facebook google
        whatsapp instagram windows microsoft android samsung celular telefono nueva nuevo
        """;

    private const string Dear = """
        teamo tequiero tkm mucho siempre iloveyou loveyou love amor amorcito corazon carino vida mivida princesa princess
        reina bebe bebesita hermosa bonita familia mama papa mami papi hijo hija hijos jesus jesucristo cristo dios diosito
        virgen guadalupe maria jose juan carlos luis miguel angel alejandro alejandra daniel daniela fernando fernanda
        francisco javier jorge ricardo roberto antonio guadalupana estrella angelito amigos amigas mejor feliz
        """;

    private const string World = """
        mexico mexicano mexicana mexicanos sonora sonorense hermosillo obregon cajeme guaymas nogales navojoa sanluis
        culichi tijuana monterrey guadalajara chivas america aguilas pumas cruzazul tigres rayados naranjeros yaquis futbol
        football beisbol baseball soccer messi ronaldo chicharito pokemon naruto dragon superman batman spiderman starwars
        mickey monkey shadow sunshine summer winter verano invierno primavera enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo hola holamundo hello
        gatito perrito mariposa chocolate
        """;

    private const string Ours = """
        conoceles conocelas candidata candidatas candidato candidatos candidatura candidaturas eleccion elecciones electoral
        proceso partido partidos politico politica voto votos votar casilla urna boleta campana instituto estatal participacion
        ciudadana ciudadano ieepc ieepcsonora ine transparencia unidad captura capturista cuestionario curricular identidad
        gobierno diputado diputada diputacion alcalde alcaldesa presidente presidenta presidencia municipal regidor regidora
        regiduria sindico sindica sindicatura independiente
        """;
}
