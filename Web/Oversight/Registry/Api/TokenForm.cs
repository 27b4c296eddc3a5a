using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>The form of a new key.</summary>
/// <param name="System">Name of the system.</param>
/// <param name="Days">One of <see cref="Lives"/>.</param>
public sealed record TokenForm(string System, int Days)
{
    public const string SystemField = "sistema";
    public const string DaysField = "dias";
    private const int MaxSystem = 100;

    /// <summary>Days that a key may live. None is for ever.</summary>
    public static readonly int[] Lives = [30, 90, 180, 365];

    public static TokenForm Empty => new("", Lives[1]);

    public PageError[] Errors()
    {
        var errors = new List<PageError>();
        if (System.Length == 0)
            errors.Add(new PageError(SystemField, ApiMessages.NeedSystem));
        else if (System.Length > MaxSystem || System.Any(char.IsControl))
            errors.Add(new PageError(SystemField, ApiMessages.LongSystem));
        if (!Lives.Contains(Days))
            errors.Add(new PageError(DaysField, ApiMessages.NeedDays));
        return [.. errors];
    }
}
