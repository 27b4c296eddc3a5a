namespace Conoceles.Elections;

/// <summary>
/// How a screen, a file or a paper says that it is of no real election: the only place that has those words. A real
/// election has no mark.
/// </summary>
public sealed record ElectionMark
{
    private ElectionMark()
    {
    }

    public required ElectionKind Kind { get; init; }

    /// <summary>«Demostración», «ENSAYO · Municipio de Prueba».</summary>
    public required string Name { get; init; }

    /// <summary>What the page says after the name, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Name of the notice for who does not see it.</summary>
    public required string Label { get; init; }

    /// <summary>The line of sheets and of notices to parties, which leave the screen.</summary>
    public required string OnPaper { get; init; }

    /// <summary>What a notice's subject begins with; ends in a space.</summary>
    public required string Subject { get; init; }

    /// <summary>What a page's title begins with; empty in a demonstration, which stands beside no real election.</summary>
    public string Title { get; init; } = "";

    /// <summary>Citizens' search engines are asked not to keep it.</summary>
    public bool NoIndex { get; init; }

    /// <summary>Name and sentence in one line: how files for programs say it.</summary>
    public string Line => $"{Name}: {char.ToLowerInvariant(Sentence[0])}{Sentence[1..]}";

    private static readonly ElectionMark _demo = new()
    {
        Kind = ElectionKind.Demo,
        Name = "Demostración",
        Sentence = "Las personas y los datos de este sitio son ficticios.",
        Label = "Aviso de demostración",
        OnPaper = "PRUEBA: personas ficticias, sin efectos legales.",
        Subject = "[Prueba] ",
    };

    private static readonly ElectionMark _rehearsal = new()
    {
        Kind = ElectionKind.Rehearsal,
        Name = "ENSAYO · Municipio de Prueba",
        Sentence = "Práctica con personas y datos ficticios, sin efectos legales.",
        Label = "Aviso de ensayo",
        OnPaper = "ENSAYO · Municipio de Prueba: personas ficticias, sin efectos legales.",
        Subject = "[Ensayo] ",
        Title = "ENSAYO · ",
        NoIndex = true,
    };

    /// <summary>Null of a real election.</summary>
    public static ElectionMark? Of(ElectionKind kind) => kind switch
    {
        ElectionKind.Demo => _demo,
        ElectionKind.Rehearsal => _rehearsal,
        _ => null,
    };
}
