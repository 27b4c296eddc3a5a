using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>A roster as the file that the Registro de Candidatos would send (docs/registro.md).</summary>
public static class RosterCsv
{
    /// <summary>UTF-8 without mark, lines that end in LF: the same roster is the same bytes.</summary>
    public static byte[] Of(DemoRoster roster, ImmutableArray<RegistryEntry> entries)
    {
        var text = new StringBuilder().AppendJoin(',', RegistryColumns.All).Append('\n');
        for (var i = 0; i < entries.Length; i++)
            text.AppendJoin(',', RegistryColumns.All.Select(c => Quoted(Cell(c, entries[i], roster.BirthDate(entries[i], i))))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string column, RegistryEntry entry, DateOnly birth) => column switch
    {
        RegistryColumns.Key => entry.Key,
        RegistryColumns.GivenNames => entry.GivenNames,
        RegistryColumns.FirstSurname => entry.FirstSurname,
        RegistryColumns.SecondSurname => entry.SecondSurname,
        RegistryColumns.Nickname => entry.Nickname,
        RegistryColumns.Sex => entry.Sex,
        RegistryColumns.BirthDate => Day(birth),
        RegistryColumns.Office => entry.Office,
        RegistryColumns.District => Number(entry.District),
        RegistryColumns.Municipality => entry.Municipality ?? "",
        RegistryColumns.Number => Number(entry.ListNumber),
        RegistryColumns.Character => entry.Character is Character.Titular ? "propietaria" : "suplente",
        RegistryColumns.PoliticalActor => entry.PoliticalActor,
        RegistryColumns.ResponsibleParty => entry.ResponsibleParty,
        RegistryColumns.ApprovedOn => Day(entry.ApprovedOn),
        RegistryColumns.ApprovalAgreement => entry.ApprovalAgreement,
        RegistryColumns.DeliveredOn => Day(entry.AccountDeliveredOn),
        RegistryColumns.AffirmativeActions => string.Join(AffirmativeGroups.FileSeparator, AffirmativeGroups.Split(entry.AffirmativeActions)),
        RegistryColumns.Reelection => entry.Reelection ? "sí" : "no",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "not a column of the registry"),
    };

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
