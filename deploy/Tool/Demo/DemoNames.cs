namespace Conoceles.Deploy.Demo;

/// <summary>Names that nobody has: trees and birds for given names, invented surnames that say what they are.</summary>
internal static class DemoNames
{
    public static readonly string[] Women =
    [
        "Ceiba", "Jacaranda", "Pitahaya", "Biznaga", "Golondrina", "Mezquitina", "Bellota", "Calandria", "Tórtola", "Palofierra",
        "Siempreviva", "Gaviota", "Nopalina", "Choya", "Damiana", "Bugambilia", "Alondra Azul", "Lechuguilla", "Codorniz", "Mariposa",
        "Garza", "Yerbabuena", "Tuna", "Candelilla", "Cigarra", "Arena", "Duna", "Laguna", "Lluvia Seca", "Gobernadora",
        "Pitaya", "Luciérnaga", "Ñandubaya", "Paloma Gris", "Vainilla", "Zarza", "Brisa", "Cueva", "Sierra", "Jojoba",
    ];

    public static readonly string[] Men =
    [
        "Mezquite", "Saguaro", "Ocotillo", "Gorrión", "Cardón", "Torote", "Sahuaro", "Zanate", "Palofierro", "Correcaminos",
        "Cenzontle", "Ébano", "Guayacán", "Piñón", "Huizache", "Agave", "Encino", "Halcón", "Tecolote", "Chapulín",
        "Peñasco", "Arroyo", "Médano", "Viento", "Cerro", "Álamo Blanco", "Ciprés", "Búho", "Venado", "Coyote",
        "Güíjaro", "Manglar", "Cactus", "Faro", "Estero", "Palo Verde", "Tepehuaje", "Cuervo", "Ñame", "Quelite",
    ];

    public static readonly string[] Surnames =
    [
        "Ficticia", "Demostrativa", "Inventada", "Ejemplar", "De la Prueba", "Imaginaria", "Ñandú Simulada", "Ensayada",
        "Del Supuesto", "Hipotética", "De Muestra", "Irreal", "Aparente", "Postiza", "Fingida", "De Mentira", "Del Ensayo",
        "Supuesta", "Figurada", "De Papel", "De Cartón", "Inexistente", "Teórica", "Del Simulacro", "Provisional", "De Juguete",
        "Novelada", "Soñada", "Quimérica", "Del Ejemplo", "Virtual", "Anónima", "Pretendida", "De Fábula", "Del Cuento",
        "Ilusoria", "Legendaria", "Mítica", "Artificial", "De Relleno",
    ];
}
