using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// An election per run, each later than the one before, so that the legal clock only goes forward. Capture may open
/// before publication does, and close within it.
/// </summary>
internal sealed class ModelElection(int run)
{
    private static readonly TimeSpan Hermosillo = TimeSpan.FromHours(-7);
    private readonly DateOnly _day = new DateOnly(2024, 4, 10).AddDays(200 * run);

    public string Slug { get; } = $"modelo-{run}";

    /// <summary>Day 0: approval. Accounts are delivered on day 2 or 10, publication is open from day 8 to day 53.</summary>
    public DateOnly Day(int number) => _day.AddDays(number);

    public DateTimeOffset Start(int day) => new(Day(day).ToDateTime(TimeOnly.MinValue), Hermosillo);

    public DateTimeOffset Noon(int day) => Start(day).AddHours(12);

    public DateTimeOffset End(int day) => Start(day + 1).AddMilliseconds(-1);

    public const int PublicationOpens = 8;
    public const int ElectionDay = 53;
    public const int CaptureDays = 15;
    public const int ReviewHours = 48;

    /// <summary>Days that the data of the withdrawn stay blocked, from the day after.</summary>
    public const int SuppressionDays = 1;

    public ElectionDefinition Definition => Sample.Election with
    {
        Slug = Slug,
        ElectionDay = Day(ElectionDay),
        Deadlines = DeadlineRules.Default with
        {
            Capture = DeadlineRules.Default.Capture with { Days = CaptureDays },
            Suppression = DeadlineRules.Default.Suppression with { Days = SuppressionDays },
        },
        ReviewHours = ReviewHours,
        Offices = [Sample.Election.Offices[0] with
        {
            Publication = new PublicationWindow(Start(PublicationOpens), End(ElectionDay), "CG/00/2024"),
        }],
    };

    /// <param name="independent">Captures for herself.</param>
    /// <param name="delivered">Day of the account's delivery; null when it was not delivered.</param>
    public RegistryEntry Entry(string key, bool independent, int? delivered) => Sample.Entry with
    {
        Key = key,
        PoliticalActor = independent ? People.Independent : People.Party,
        ResponsibleParty = independent ? People.Independent : People.Party,
        ApprovedOn = Day(0),
        AccountDeliveredOn = delivered is { } day ? Day(day) : null,
    };

    /// <summary>Instants at which something changes, and quiet ones between them.</summary>
    public DateTimeOffset At(Moment moment) => moment switch
    {
        Moment.BeforeEverything => Noon(1),
        Moment.BeforePublication => Noon(5),
        Moment.LastOfBeforePublication => Start(PublicationOpens).AddMilliseconds(-1),
        Moment.FirstOfPublication => Start(PublicationOpens),
        Moment.Both => Noon(14),
        Moment.LastOfCapture => End(2 + CaptureDays),
        Moment.AfterEarlyCapture => End(2 + CaptureDays).AddMilliseconds(1),
        Moment.AfterCapture => Noon(30),
        Moment.LastOfPublication => End(ElectionDay),
        Moment.AfterPublication => End(ElectionDay).AddMilliseconds(1),
        _ => throw new ArgumentOutOfRangeException(nameof(moment)),
    };
}

/// <summary>In the order of time.</summary>
internal enum Moment
{
    BeforeEverything,
    BeforePublication,
    LastOfBeforePublication,
    FirstOfPublication,
    Both,
    LastOfCapture,
    AfterEarlyCapture,
    AfterCapture,
    LastOfPublication,
    AfterPublication,
}
