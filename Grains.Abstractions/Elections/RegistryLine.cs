using System.Globalization;

namespace Conoceles.Elections;

/// <summary>One line being read; its errors go to the file's list.</summary>
internal sealed class RegistryLine(
    RegistryRow row, IReadOnlyDictionary<string, int> columns, ElectionDefinition election, RegistryErrors errors)
{
    private const string Required = "Este dato es obligatorio.";
    private const int YoungestAge = 18;
    private const int OldestAge = 120;

    /// <summary>Approvals and deliveries belong to the process, which begins in the year before the vote.</summary>
    private const int ProcessYears = 2;

    public int Number => row.Line;

    /// <summary>Office, territory, number, character and actor are all right: the line has a post.</summary>
    public bool HasPost { get; private set; } = row.Problems.IsEmpty;

    public RegistryEntry Read()
    {
        var office = Known(RegistryColumns.Office, election.FindOffice, "unknown-office", "No hay un cargo con esa clave en este proceso.");
        var actor = Known(RegistryColumns.PoliticalActor, election.FindActor, "unknown-actor", "No hay un actor político con esa clave en este proceso.");
        var municipality = Municipality(office);
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
            Municipality = municipality,
            ListNumber = ListNumber(office, municipality),
            Character = ReadCharacter(office),
            PoliticalActor = actor?.Id ?? "",
            ResponsibleParty = Responsible(actor),
            ApprovedOn = ProcessDate(RegistryColumns.ApprovedOn, required: true) ?? default,
            ApprovalAgreement = Text(RegistryColumns.ApprovalAgreement, required: true),
            AccountDeliveredOn = ProcessDate(RegistryColumns.DeliveredOn, required: false),
            AffirmativeActions = AffirmativeActions(),
            Reelection = Reelection(),
        };
    }

    public void Say(string column, string code, string reason)
    {
        if (!row.Problems.ContainsKey(columns[column]))
            errors.Add(row.Line, column, code, Cell(column), reason);
    }

    private void SayPost(string column, string code, string reason)
    {
        HasPost = false;
        Say(column, code, reason);
    }

    private string Cell(string column) => row.Cells[columns[column]];

    private string Text(string column, bool required = false)
    {
        var text = Cell(column);
        if (required && text.Length == 0)
            Say(column, "required", Required);
        if (CellText.Problem(text) is not { } problem)
            return text.Normalize();
        Say(column, problem.Code, problem.Reason);
        return "";
    }

    private T? Known<T>(string column, Func<string, T?> find, string code, string reason)
        where T : class
    {
        var found = find(Cell(column));
        if (found is null)
            SayPost(column, Cell(column).Length == 0 ? "required" : code, Cell(column).Length == 0 ? Required : reason);
        return found;
    }

    // Any other value is a sensitive datum (product §4): it is not kept.
    private string Sex() => Text(RegistryColumns.Sex) switch
    {
        var s when s.Equals("mujer", StringComparison.OrdinalIgnoreCase) => "Mujer",
        var s when s.Equals("hombre", StringComparison.OrdinalIgnoreCase) => "Hombre",
        _ => "",
    };

    private int Age()
    {
        if (Date(RegistryColumns.BirthDate, required: true) is not { } birth)
            return 0;
        var age = birth < election.ElectionDay ? Deadlines.AgeOn(birth, election.ElectionDay) : 0;
        if (age is < YoungestAge or > OldestAge)
            Say(RegistryColumns.BirthDate, "age", "Con esa fecha la edad el día de la elección no está entre 18 y 120 años.");
        return age;
    }

    private int? District(Office? office)
    {
        var text = Cell(RegistryColumns.District);
        var number = WholeNumber(text);
        if (office is { Territory: TerritoryKind.District })
        {
            if (number is null || election.FindDistrict(number.Value) is null)
                SayPost(RegistryColumns.District, "unknown-district", "El cargo se elige por distrito: anote un número de distrito de este proceso.");
        }
        else if (office is not null && text.Length > 0)
        {
            SayPost(RegistryColumns.District, "no-district", "El cargo no se elige por distrito: deje la celda vacía.");
        }

        return number;
    }

    private string? Municipality(Office? office)
    {
        var code = Cell(RegistryColumns.Municipality);
        if (office is { Territory: TerritoryKind.Municipality })
        {
            if (election.FindMunicipality(code) is null)
                SayPost(RegistryColumns.Municipality, "unknown-municipality", "El cargo se elige por municipio: anote la clave del INEGI (cinco dígitos).");
        }
        else if (office is not null && code.Length > 0)
        {
            SayPost(RegistryColumns.Municipality, "no-municipality", "El cargo no se elige por municipio: deje la celda vacía.");
        }

        return code.Length > 0 ? code : null;
    }

    private int? ListNumber(Office? office, string? municipality)
    {
        var text = Cell(RegistryColumns.Number);
        var number = WholeNumber(text);
        // Without a municipality nobody knows how many there are; that was told in its own column.
        if (office is null || (office.Posts is PostList.Councillors && (municipality is null || election.FindMunicipality(municipality) is null)))
            return number;
        var positions = PostRules.Positions(election, office, municipality);
        if (positions is null && text.Length > 0)
            SayPost(RegistryColumns.Number, "no-number", "El cargo tiene un solo puesto: deje la celda vacía.");
        else if (positions is { } last && (number is null || !PostRules.NumberFits(last, number)))
            SayPost(RegistryColumns.Number, "list-number", $"Debe ser un número entre 1 y {RegistryErrors.Number(last)}: los puestos de ese cargo ahí.");
        return number;
    }

    private Character ReadCharacter(Office? office)
    {
        switch (Cell(RegistryColumns.Character))
        {
            case "propietaria":
                return Character.Titular;
            case "suplente":
                if (office is not null && !PostRules.CharacterFits(office, Character.Substitute))
                    SayPost(RegistryColumns.Character, "no-substitute", "Ese cargo no tiene suplente.");
                return Character.Substitute;
            default:
                SayPost(RegistryColumns.Character, "character", "Debe decir «propietaria» o «suplente».");
                return default;
        }
    }

    private string Responsible(PoliticalActor? actor)
    {
        var party = Cell(RegistryColumns.ResponsibleParty);
        if (party.Length == 0)
            Say(RegistryColumns.ResponsibleParty, "required", Required);
        else if (actor is { Kind: ActorKind.Independent } && !PostRules.ResponsibleFits(actor, party))
            Say(RegistryColumns.ResponsibleParty, "responsible-independent", $"Cada candidatura independiente captura por sí misma: anote «{actor.Id}-» y una clave propia en minúsculas, por ejemplo «{actor.Id}-1».");
        else if (actor is { Kind: not ActorKind.Independent } && election.FindActor(party) is null)
            Say(RegistryColumns.ResponsibleParty, "unknown-party", "No hay un partido con esa clave en este proceso.");
        else if (actor is { Kind: ActorKind.Party } && !PostRules.ResponsibleFits(actor, party))
            Say(RegistryColumns.ResponsibleParty, "responsible-party", "Debe ser el mismo actor político: no es coalición ni candidatura común.");
        else if (actor is not null && !PostRules.ResponsibleFits(actor, party))
            Say(RegistryColumns.ResponsibleParty, "outside-agreement", "Debe ser uno de los partidos que integran la coalición o candidatura común.");
        else if (actor is not null)
            return party;
        return "";
    }

    private string AffirmativeActions()
    {
        var text = Cell(RegistryColumns.AffirmativeActions);
        if (text.Length == 0)
            return "";
        var named = text.Split(AffirmativeGroups.FileSeparator, StringSplitOptions.TrimEntries);
        if (named.All(n => election.Questionnaires.FindGroup(n) is not null) && named.Distinct(StringComparer.Ordinal).Count() == named.Length)
            return AffirmativeGroups.Join(named);
        Say(RegistryColumns.AffirmativeActions, "affirmative-actions", $"Anote claves separadas por «{AffirmativeGroups.FileSeparator}», cada una una vez: {string.Join(", ", election.Questionnaires.Groups.Select(g => g.Id))}.");
        return "";
    }

    private bool Reelection()
    {
        switch (Cell(RegistryColumns.Reelection))
        {
            // Some systems write the accent as a letter and a mark.
            case "sí" or "si" or "si\u0301":
                return true;
            case "no" or "":
                return false;
            default:
                Say(RegistryColumns.Reelection, "yes-no", "Debe decir «sí» o «no», o estar vacía.");
                return false;
        }
    }

    private static int? WholeNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private DateOnly? ProcessDate(string column, bool required)
    {
        if (Date(column, required) is not { } date)
            return null;
        // A delivery may come before an approval: a substitute is reached by an account that her party already has.
        if (date > election.ElectionDay || date < election.ElectionDay.AddYears(-ProcessYears))
            Say(column, "date-outside", $"La fecha no es de este proceso: debe estar en los dos años anteriores a la jornada ({RegistryErrors.Day(election.ElectionDay)}).");
        return date;
    }

    private DateOnly? Date(string column, bool required)
    {
        var text = Cell(column);
        if (text.Length == 0)
        {
            if (required)
                Say(column, "required", Required);
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Say(column, "date", "La fecha debe existir y tener la forma aaaa-mm-dd, por ejemplo 2024-04-20.");
        return null;
    }
}
