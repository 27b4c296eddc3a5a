using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Shared.Oversight;
using CsCheck;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>A row of oversight that a test made up, and what it is by rules written once more, in C#.</summary>
internal sealed record InventedRow
{
    /// <summary>The instant of every question: neither a day nor an hour begins at it.</summary>
    public static readonly DateTimeOffset Now = new(2024, 5, 1, 18, 30, 15, TimeSpan.Zero);

    // At the limits, beside them, and away from them.
    private static readonly DateTimeOffset?[] Closings =
    [
        null, .. new[] { 2.0, 24, 72 }.SelectMany(h => new[] { -1.0, 0, 1 }.Select(s => (DateTimeOffset?)Now.AddHours(h).AddSeconds(s))),
        Now, Now.AddMilliseconds(-1), Now.AddDays(-3), Now.AddDays(9), Now.AddHours(40),
    ];

    private static readonly DateTimeOffset[] Past =
    [
        .. new[] { 24.0, 48 }.SelectMany(h => new[] { -1.0, 0, 1 }.Select(s => Now.AddHours(-h).AddSeconds(s))), Now, Now.AddDays(-9),
        Deadlines.StartOf(new DateOnly(2024, 4, 30)), Deadlines.StartOf(new DateOnly(2024, 4, 30)).AddMilliseconds(-1), Deadlines.EndOf(new DateOnly(2024, 4, 28)),
    ];

    private static readonly (string Surname, string Given)[] People =
    [
        ("Ñandú Pérez", "María José"), ("O’Neill-Ruiz", "Zoé"), ("De la Cruz", "Ana"), ("Cruz", "Mariana"), ("100%_Prueba", "Comilla ' Doble"),
    ];

    private static readonly string[] Actors = ["rojo", "sauce", "bosque", "pino"];

    public required int Number { get; init; }
    public required CandidacyStatus Status { get; init; }
    public required string Office { get; init; }
    public required string? Municipality { get; init; }
    public required int? District { get; init; }
    public required string Character { get; init; }
    public required string Actor { get; init; }
    public required string Party { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset? Closes { get; init; }
    public required DateTimeOffset? Submitted { get; init; }
    public required DateTimeOffset? CorrectionAsked { get; init; }
    public required DateTimeOffset? CorrectionDue { get; init; }
    public required int Started { get; init; }
    public required int Observed { get; init; }
    public required int Withheld { get; init; }
    public required bool ActionsToConfirm { get; init; }
    public required bool InScope { get; init; }

    /// <summary>Any table of oversight.</summary>
    public static readonly Gen<InventedRow[]> Table = Gen.Int.Array[0, 60].Select(seeds => seeds.Select((seed, i) => Of(i + 1, new Random(seed))).ToArray());

    public string Id => CandidacyId.Create(Sample.Slug, Number);

    public Situation Situation => Status switch
    {
        CandidacyStatus.Captured => Situation.Captured,
        CandidacyStatus.Verified => Situation.Verified,
        CandidacyStatus.Published => Situation.Published,
        CandidacyStatus.Corrected => Situation.Corrected,
        CandidacyStatus.Withdrawn => Situation.Withdrawn,
        _ when !InScope => Situation.LeftOut,
        _ when Closes is null => Situation.NotOpen,
        _ when Now > Closes => Situation.Omitted,
        _ => Started == 0 ? Situation.NotStarted : Situation.InProgress,
    };

    public bool Has(Attention attention)
    {
        var left = Situation == Situation.NotStarted || Situation == Situation.InProgress ? Closes - Now : null;
        var waits = Status is CandidacyStatus.Captured ? Now - Submitted : null;
        var asked = Status is CandidacyStatus.Published ? CorrectionAsked : null;
        var isLate = asked is not null && Now > CorrectionDue;
        return attention.Slug switch
        {
            "cierra-2h" => left <= TimeSpan.FromHours(2),
            "cierra-24h" => left <= TimeSpan.FromHours(24),
            "cierra-72h" => left <= TimeSpan.FromHours(72),
            "espera-menos-24h" => waits < TimeSpan.FromHours(24),
            "espera-24h-48h" => waits >= TimeSpan.FromHours(24) && waits < TimeSpan.FromHours(48),
            "espera-48h" => waits >= TimeSpan.FromHours(48),
            "ajuste" => asked is not null && !isLate,
            "ajuste-vencido" => isLate,
            "observadas" => Observed > 0 && Status is not CandidacyStatus.Withdrawn,
            "en-pausa" => Withheld > 0 && Status is not CandidacyStatus.Withdrawn,
            "acciones" => ActionsToConfirm && Status is not CandidacyStatus.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(attention)),
        };
    }

    public string Of(Dimension dimension) => dimension.Slug switch
    {
        "actor" => Actor,
        "partido" => Party,
        "cargo" => Office,
        "municipio" => Municipality ?? Dimension.None,
        "distrito" => District is { } number ? $"{number}" : Dimension.None,
        _ => Character,
    };

    /// <summary>Instead of every row that there was.</summary>
    public static async Task Replace(NpgsqlDataSource curricular, IEnumerable<InventedRow> rows)
    {
        await using var connection = await curricular.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update oversight.candidacy set election = 'otra'"));
        foreach (var row in rows)
            batch.BatchCommands.Add(row.Insert());
        await batch.ExecuteNonQueryAsync();
    }

    private NpgsqlBatchCommand Insert()
    {
        var command = new NpgsqlBatchCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, municipality, district,
              character, actor, responsible_party, display_name, sort_name, capture_closes, submitted_at, correction_requested_at, started,
              observed, withheld, actions_to_confirm, in_scope, correction_due)
            values ($1, $2, 1, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            on conflict (candidacy_id) do update set election = excluded.election, status = excluded.status, office = excluded.office,
              territory = excluded.territory, municipality = excluded.municipality, district = excluded.district, character = excluded.character,
              actor = excluded.actor, responsible_party = excluded.responsible_party, display_name = excluded.display_name,
              sort_name = excluded.sort_name, capture_closes = excluded.capture_closes, submitted_at = excluded.submitted_at,
              correction_requested_at = excluded.correction_requested_at, started = excluded.started, observed = excluded.observed,
              withheld = excluded.withheld, actions_to_confirm = excluded.actions_to_confirm, in_scope = excluded.in_scope,
              correction_due = excluded.correction_due
            """);
        var territory = Municipality is not null ? "Álamos" : District is not null ? $"Distrito {District}, Hermosillo" : "Todo el estado";
        foreach (var value in new object?[]
        {
            Id, Sample.Slug, Status.ToString(), Office, territory, Municipality, District, Character, Actor, Party, Name, Sortable(Name),
            Closes?.ToUniversalTime(), Submitted?.ToUniversalTime(), CorrectionAsked?.ToUniversalTime(), Started, Observed, Withheld, ActionsToConfirm, InScope,
            CorrectionDue?.ToUniversalTime(),
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    // As the projection makes it.
    private static string Sortable(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormD)
        .Where(c => char.GetUnicodeCategory(c) is not System.Globalization.UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static InventedRow Of(int number, Random random)
    {
        var status = Any(Enum.GetValues<CandidacyStatus>());
        // Half of them wait for their capture: it is what the clock changes.
        if (random.Next(2) == 0)
            status = CandidacyStatus.Pending;
        var place = random.Next(3);
        var actor = Any(Actors);
        var (surname, given) = Any(People);
        DateTimeOffset? asked = random.Next(2) == 0 ? Any(Past) : null;
        return new InventedRow
        {
            Number = number,
            Status = status,
            Office = place == 0 ? "gubernatura" : place == 1 ? "presidencia-municipal" : "diputacion-mr",
            Municipality = place == 1 ? Any(["26003", "26042"]) : null,
            District = place == 2 ? random.Next(1, 22) : null,
            Character = Any(["propietaria", "suplente"]),
            Actor = actor,
            Party = actor == "bosque" ? Any(["rojo", "sauce"]) : actor,
            Name = $"{surname} {given}",
            Closes = Any(Closings),
            Submitted = status is CandidacyStatus.Pending ? null : Any(Past),
            CorrectionAsked = asked,
            CorrectionDue = asked is null ? null : Any([Now, Now.AddMilliseconds(-1), Now.AddMilliseconds(1), Now.AddHours(20), Now.AddDays(-2)]),
            Started = random.Next(3),
            Observed = random.Next(3),
            Withheld = random.Next(2),
            ActionsToConfirm = random.Next(2) == 0,
            InScope = random.Next(4) > 0,
        };

        T Any<T>(T[] all) => all[random.Next(all.Length)];
    }
}
