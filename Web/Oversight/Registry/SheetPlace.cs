using System.Globalization;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>Rows and columns of a sheet, as a book names them. What does not go forward is a damaged book.</summary>
internal static class SheetPlace
{
    /// <summary>Columns that a sheet may have.</summary>
    private const int MaxColumns = 16_384;

    private const int MaxRows = 1_048_576;
    private const int Alphabet = 26;

    /// <summary>Number of a row, from 1; the one after the former when the book does not say it.</summary>
    public static int Next(int former, string? said)
    {
        var row = string.IsNullOrEmpty(said) ? former + 1 : int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture);
        return row > former && row <= MaxRows ? row : throw new InvalidDataException("rows out of order");
    }

    /// <summary>Index of a cell's column, from 0; the one after the former when the book does not say it.</summary>
    public static int Column(int former, string? reference)
    {
        var column = string.IsNullOrEmpty(reference) ? former + 1
            : reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (index, letter) => Math.Min((index * Alphabet) + letter - 'A' + 1, MaxColumns + 1)) - 1;
        return column > former && column < MaxColumns ? column : throw new InvalidDataException("cells out of order");
    }

    /// <summary>A, B … Z, AA …</summary>
    public static string Letters(int column) =>
        (column >= Alphabet ? Letters((column / Alphabet) - 1) : "") + (char)('A' + (column % Alphabet));
}
