namespace Conoceles.Deploy.Demo;

/// <summary>Names that nobody has: trees and birds for given names, invented surnames that say what they are.</summary>
internal static class DemoNames
{
    public static readonly string[] Women =
    [
        "Ceiba", "Jacaranda", "Pitahaya", "Biznaga", "Golondrina", "Mezquitina", "Bellota", "Calandria", "Tórtola", "Palofierra",
        "Siempreviva", "Gaviota", "Nopalina", "Choya", "Damiana",
    ];

    public static readonly string[] Men =
    [
        "Mezquite", "Saguaro", "Ocotillo", "Gorrión", "Cardón", "Torote", "Sahuaro", "Zanate", "Palofierro", "Correcaminos",
        "Cenzontle", "Ébano", "Guayacán", "Piñón", "Huizache",
    ];

    public static readonly string[] Surnames =
    [
        "Ficticia", "Demostrativa", "Inventada", "Ejemplar", "De la Prueba", "Imaginaria", "Ñandú Simulada", "Ensayada",
        "Del Supuesto", "Hipotética", "De Muestra", "Irreal", "Aparente", "Postiza",
    ];
}
