using System.Text;
using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Web.Oversight.Registry;

namespace Conoceles.Web.Tests.Registry;

/// <summary>A good line of each kind for the real election, and ways to spoil them.</summary>
internal static class RegistrySample
{
    public static readonly ElectionDefinition Election = DemoElection.Read(Repository.Election("sonora-2024"));

    public static readonly string Header = string.Join(',', RegistryColumns.All);

    public const string Good = "R-1,Nopalina,Ñandú,\"Del \"\"Ejemplo\"\"\",,Mujer,1983-02-28,diputacion-mr,6,,,propietaria,pan,pan,2024-04-19,CG/1/2024,2024-04-20,indigena|jovenes,sí";

    public const string Councillor = "R-2,Cardón,De Prueba,,,Hombre,1990-01-01,regiduria,,26001,3,suplente,pan,pan,2024-04-19,CG/1/2024,2024-04-20,,no";

    public const string Deputy = "R-3,Choya,De Prueba,,,Mujer,1990-01-01,diputacion-rp,,,12,propietaria,mc,mc,2024-04-19,CG/1/2024,,,";

    public const string President = "R-4,Biznaga,De Prueba,,,Mujer,1990-01-01,presidencia-municipal,,26030,,propietaria,fuerza-y-corazon,pri,2024-04-19,CG/1/2024,,,";

    public const string Independent = "R-5,Torote,De Prueba,,,Hombre,1990-01-01,sindicatura,,26030,,propietaria,independiente,independiente-1,2024-04-19,CG/1/2024,,,";

    public static readonly string[] Lines = [Good, Councillor, Deputy, President, Independent];

    public static RegistryCheck Check(params string[] lines) => CheckText(string.Join('\n', lines));

    public static RegistryCheck CheckText(string text) => new RegistryFile(Encoding.UTF8.GetBytes(text)).Check(Election);

    /// <summary>The line with other cells; texts with commas or quotes must come quoted.</summary>
    public static string With(string line, params (string Column, string Value)[] cells)
    {
        var all = line.Split(',');
        foreach (var (column, value) in cells)
            all[RegistryColumns.All.IndexOf(column)] = value;
        return string.Join(',', all);
    }
}
