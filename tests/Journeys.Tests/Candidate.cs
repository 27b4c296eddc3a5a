using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// An invented person of the registry. Her words are markers: made for one test, found nowhere else, so that a search
/// for them can only find her.
/// </summary>
internal sealed record Candidate(string Mark, string Party)
{
    private const int Districts = 21;
    private static int _posts = 4;

    /// <summary>A post of her own in this run: nobody is registered for another's.</summary>
    private readonly int _post = Interlocked.Increment(ref _posts);

    private const string Header =
        "clave_registro,nombres,primer_apellido,segundo_apellido,sobrenombre,sexo,fecha_nacimiento,cargo,distrito,municipio," +
        "numero,caracter,actor_politico,partido_responsable,fecha_aprobacion,acuerdo_aprobacion,fecha_entrega," +
        "acciones_afirmativas,eleccion_consecutiva";

    public static Candidate Of(string party) =>
        new(new string([.. RandomNumberGenerator.GetBytes(8).Select(b => (char)('a' + (b % 26)))]), party);

    /// <summary>Affirmative actions of her registry, by their keys in the file.</summary>
    public string Actions { get; init; } = "";

    /// <summary>The registry says when her account was received.</summary>
    public bool Delivered { get; init; } = true;

    /// <summary>Position in her party's list of representación proporcional; null of a candidate of a district.</summary>
    public int? ListNumber { get; init; }

    /// <summary>Local date of her approval.</summary>
    public string Approved { get; init; } = "2024-04-25";

    /// <summary>The agreement that approved her.</summary>
    public string Agreement { get; init; } = "Acuerdo de prueba";

    public const string GivenNames = "Ficticia";

    public string Surname => "Zz" + Mark;

    public string FullName => $"{GivenNames} {Surname} Inventada";

    /// <summary>Her own words in the identity questionnaire.</summary>
    public string Secret => "Pueblo" + new string([.. Mark.Reverse()]);

    public string Mail => $"correo.{Mark}@ejemplo.mx";

    /// <summary>Longer than the advised minimum, with letters that only Spanish has.</summary>
    public string History =>
        $"Relato {Mark}: coordiné durante nueve años un taller comunitario de reparación de bombas de agua en la sierra, con "
        + "cuarenta vecinas y vecinos; después dirigí una cooperativa pesquera en la costa, llevé su contaduría y negocié precios "
        + "justos. Enseñé lectura en voz alta los sábados, organicé brigadas de reforestación de mezquites y acompañé a tres "
        + "generaciones de jóvenes en su primera búsqueda de empleo. Hoy administro un pequeño vivero.";

    public static byte[] Csv(params Candidate[] people)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var p in people)
        {
            // The clock of the demo is 2 May 2024: approved and delivered before, within fifteen days of it.
            var post = p.ListNumber is { } number ? $"diputacion-rp,,,{number},propietaria" : $"diputacion-mr,{1 + (p._post % Districts)},,,{(p._post / Districts % 2 == 0 ? "propietaria" : "suplente")}";
            text.Append(CultureInfo.InvariantCulture,
                $"PRUEBA-{p.Mark},{GivenNames},{p.Surname},Inventada,,Mujer,1988-03-14,{post},{p.Party},{p.Party},{p.Approved},{p.Agreement},{(p.Delivered ? "2024-04-27" : "")},{p.Actions},no\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
