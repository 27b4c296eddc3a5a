using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>
/// Turns the lines of the registry's file into entries, or says everything that is wrong with it: nothing is
/// imported from a file with one error. The birth date gives the age on election day and goes no further. Pure.
/// </summary>
public static class RegistryRules
{
    /// <summary>Checks a whole file against the election it is for.</summary>
    /// <param name="header">Its cells are the columns' names, in the file's order.</param>
    /// <param name="rows">Lines after the header, read once.</param>
    /// <param name="election">Whose offices, territory, actors and groups count.</param>
    public static RegistryCheck Check(RegistryRow header, IEnumerable<RegistryRow> rows, ElectionDefinition election)
    {
        var errors = new RegistryErrors();
        var entries = ImmutableArray.CreateBuilder<RegistryEntry>();
        CheckHeader(header, errors);
        if (errors.Count > 0)
            return errors.Verdict(entries, []);

        var columns = RegistryColumns.All.ToDictionary(c => c, c => header.Cells.IndexOf(c), StringComparer.Ordinal);
        var file = new RegistryRepeats(election);
        var lines = new List<int>();
        foreach (var row in rows)
        {
            if (!IsWhole(row, header.Cells.Length, errors))
                continue;
            SayProblems(row, header, errors);
            var line = new RegistryLine(row, columns, election, errors);
            var entry = line.Read();
            file.Check(entry, line);
            entries.Add(entry);
            lines.Add(row.Line);
        }

        if (entries.Count == 0 && errors.Count == 0)
            errors.Add(header.Line, RegistryColumns.Key, "no-rows", "", "El archivo no tiene candidaturas: solo el encabezado.");
        return errors.Verdict(entries, lines);
    }

    private static bool IsWhole(RegistryRow row, int width, RegistryErrors errors)
    {
        if (row.BadQuotes)
            errors.Add(row.Line, "", "bad-quotes", "", "Las comillas de esta línea no cierran donde deben: revíselas. Una comilla dentro de un texto se escribe doble.");
        else if (row.Cells.Length != width)
            errors.Add(row.Line, "", "cell-count", "", $"La línea tiene {RegistryErrors.Number(row.Cells.Length)} celdas y el encabezado {RegistryErrors.Number(width)}.");
        else
            return true;
        return false;
    }

    private static void SayProblems(RegistryRow row, RegistryRow header, RegistryErrors errors)
    {
        foreach (var (index, problem) in row.Problems)
        {
            var inside = index < header.Cells.Length;
            errors.Add(row.Line, inside ? RegistryErrors.Show(header.Cells[index]) : "", problem.Code, inside ? row.Cells[index] : "", problem.Reason);
        }
    }

    private static void CheckHeader(RegistryRow header, RegistryErrors errors)
    {
        SayProblems(header, header, errors);
        foreach (var missing in RegistryColumns.All.Except(header.Cells, StringComparer.Ordinal))
            errors.Add(header.Line, missing, "missing-column", "", "Falta esta columna en el encabezado.");
        // An unknown column may carry what must never be imported (CURP, RFC, clave de elector).
        foreach (var unknown in header.Cells.Except(RegistryColumns.All, StringComparer.Ordinal))
            errors.Add(header.Line, RegistryErrors.Show(unknown), "unknown-column", unknown, "Esta columna no se importa; quítela del archivo.");
        foreach (var twice in header.Cells.GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() > 1))
            errors.Add(header.Line, RegistryErrors.Show(twice.Key), "repeated-column", twice.Key, "Esta columna está dos veces.");
    }
}
