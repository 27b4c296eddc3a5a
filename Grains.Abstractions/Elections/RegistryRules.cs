using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Questionnaires;

namespace Conoceles.Elections;

/// <summary>
/// Turns the lines of the registry's file into entries, or says everything that is wrong with it: nothing is
/// imported from a file with one error. The birth date gives the age on election day and goes no further. Pure.
/// </summary>
public static class RegistryRules
{
    private const int MaxName = 120;

    /// <summary>Checks a whole file against the election it is for.</summary>
    public static RegistryCheck Check(IEnumerable<string> header, IEnumerable<RegistryRow> rows, ElectionDefinition election)
    {
        var errors = ImmutableArray.CreateBuilder<RegistryError>();
        CheckHeader([.. header], errors);
        if (errors.Count > 0)
            return new RegistryCheck([], errors.ToImmutable());

        var entries = ImmutableArray.CreateBuilder<RegistryEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var line = new Line(row, election, errors);
            var entry = line.Read();
            if (entry.Key.Length > 0 && !lines.TryAdd(entry.Key, row.Line))
                line.Say(RegistryColumns.Key, $"La clave se repite; ya está en la línea {lines[entry.Key].ToString(CultureInfo.InvariantCulture)}.");
            entries.Add(entry);
        }

        if (entries.Count == 0 && errors.Count == 0)
            errors.Add(new RegistryError(1, RegistryColumns.Key, "", "El archivo no tiene candidaturas: solo el encabezado."));
        return errors.Count > 0 ? new RegistryCheck([], errors.ToImmutable()) : new RegistryCheck(entries.ToImmutable(), []);
    }

    private static void CheckHeader(string[] header, ImmutableArray<RegistryError>.Builder errors)
    {
        foreach (var missing in RegistryColumns.All.Except(header, StringComparer.Ordinal))
            errors.Add(new RegistryError(1, missing, "", "Falta esta columna en el encabezado."));
        // An unknown column may carry what must never be imported (CURP, RFC, clave de elector).
        foreach (var unknown in header.Except(RegistryColumns.All, StringComparer.Ordinal))
            errors.Add(new RegistryError(1, unknown, unknown, "Esta columna no se importa; quítela del archivo."));
        foreach (var twice in header.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add(new RegistryError(1, twice.Key, twice.Key, "Esta columna está dos veces."));
    }

    /// <summary>One line being read; its errors go to the file's list.</summary>
    private sealed class Line(RegistryRow row, ElectionDefinition election, ImmutableArray<RegistryError>.Builder errors)
    {
        public RegistryEntry Read()
        {
            var office = Known(RegistryColumns.Office, election.FindOffice, "No hay un cargo con esa clave en este proceso.");
            var actor = Known(RegistryColumns.PoliticalActor, election.FindActor, "No hay un actor político con esa clave en este proceso.");
            return new RegistryEntry
            {
                Key = Text(RegistryColumns.Key, required: true),
                GivenNames = Text(RegistryColumns.GivenNames, required: true),
                FirstSurname = Text(RegistryColumns.FirstSurname, required: true),
                SecondSurname = Text(RegistryColumns.SecondSurname),
                Nickname = Text(RegistryColumns.Nickname),
                Sex = Sex(),
                Age = Age(),
                Office = office?.Id ?? "",
                District = District(office),
                Municipality = Municipality(office),
                ListNumber = Number(RegistryColumns.Number),
                Character = ReadCharacter(),
                PoliticalActor = actor?.Id ?? "",
                ResponsibleParty = Responsible(actor),
                ApprovedOn = Date(RegistryColumns.ApprovedOn, required: true) ?? default,
                ApprovalAgreement = Text(RegistryColumns.ApprovalAgreement, required: true),
                AccountDeliveredOn = Date(RegistryColumns.DeliveredOn),
            };
        }

        public void Say(string column, string reason) => errors.Add(new RegistryError(row.Line, column, Cell(column), reason));

        private string Cell(string column) => row.Cells.GetValueOrDefault(column, "");

        private string Text(string column, bool required = false)
        {
            var text = AnswerText.Clean(Cell(column));
            if (required && text.Length == 0)
                Say(column, "Este dato es obligatorio.");
            if (text.Length > MaxName)
                Say(column, $"El texto es demasiado largo; el máximo es {MaxName.ToString(CultureInfo.InvariantCulture)} caracteres.");
            return text;
        }

        private T? Known<T>(string column, Func<string, T?> find, string reason)
            where T : class
        {
            var found = find(Cell(column));
            if (found is null)
                Say(column, Cell(column).Length == 0 ? "Este dato es obligatorio." : reason);
            return found;
        }

        // Any other value is a sensitive datum (product §4): it is not kept.
        private string Sex() => Cell(RegistryColumns.Sex).ToUpperInvariant() switch
        {
            "MUJER" => "Mujer",
            "HOMBRE" => "Hombre",
            _ => "",
        };

        private int Age()
        {
            if (Date(RegistryColumns.BirthDate, required: true) is not { } birth)
                return 0;
            var age = Deadlines.AgeOn(birth, election.ElectionDay);
            if (age is < 18 or > 120)
                Say(RegistryColumns.BirthDate, "Con esa fecha la edad el día de la elección no está entre 18 y 120 años.");
            return age;
        }

        private int? District(Office? office)
        {
            var number = Number(RegistryColumns.District);
            if (office is { Territory: TerritoryKind.District })
            {
                if (number is null || election.FindDistrict(number.Value) is null)
                    Say(RegistryColumns.District, "El cargo se elige por distrito: anote un número de distrito de este proceso.");
            }
            else if (office is not null && Cell(RegistryColumns.District).Length > 0)
            {
                Say(RegistryColumns.District, "El cargo no se elige por distrito: deje la celda vacía.");
            }

            return number;
        }

        private string? Municipality(Office? office)
        {
            var code = Cell(RegistryColumns.Municipality);
            if (office is { Territory: TerritoryKind.Municipality })
            {
                if (election.FindMunicipality(code) is null)
                    Say(RegistryColumns.Municipality, "El cargo se elige por municipio: anote la clave del INEGI (cinco dígitos).");
            }
            else if (office is not null && code.Length > 0)
            {
                Say(RegistryColumns.Municipality, "El cargo no se elige por municipio: deje la celda vacía.");
            }

            return code.Length > 0 ? code : null;
        }

        private Character ReadCharacter()
        {
            switch (Cell(RegistryColumns.Character))
            {
                case "propietaria":
                    return Character.Titular;
                case "suplente":
                    return Character.Substitute;
                default:
                    Say(RegistryColumns.Character, "Debe decir «propietaria» o «suplente».");
                    return default;
            }
        }

        // In a coalition the nominating party captures, in a common candidacy the party of origin (domain §3.3).
        private string Responsible(PoliticalActor? actor)
        {
            var party = Known(RegistryColumns.ResponsibleParty, election.FindActor, "No hay un partido con esa clave en este proceso.");
            if (actor is null || party is null)
                return "";
            var alone = actor.Kind is ActorKind.Party or ActorKind.Independent;
            if (alone && party.Id != actor.Id)
                Say(RegistryColumns.ResponsibleParty, "Debe ser el mismo actor político: no es coalición ni candidatura común.");
            if (!alone && (actor.Members.IsDefaultOrEmpty || !actor.Members.Contains(party.Id)))
                Say(RegistryColumns.ResponsibleParty, "Debe ser uno de los partidos que integran la coalición o candidatura común.");
            return party.Id;
        }

        private int? Number(string column)
        {
            var text = Cell(column);
            if (text.Length == 0)
                return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000)
                return number;
            Say(column, "Debe ser un número entero entre 1 y 999.");
            return null;
        }

        private DateOnly? Date(string column, bool required = false)
        {
            var text = Cell(column);
            if (text.Length == 0)
            {
                if (required)
                    Say(column, "Este dato es obligatorio.");
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
            Say(column, "La fecha debe tener la forma aaaa-mm-dd, por ejemplo 2024-04-20.");
            return null;
        }
    }
}
