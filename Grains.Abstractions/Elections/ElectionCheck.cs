using System.Collections.Immutable;
using System.Globalization;

namespace Conoceles.Elections;

/// <summary>
/// What is wrong with an election's data, every problem at once, one Spanish sentence each. Whoever edits a folder of
/// <c>deploy/elections/</c> sees them, and <see cref="IElectionGrain.Load"/> refuses a definition with one. Pure.
/// </summary>
public static class ElectionCheck
{
    /// <summary>Id of the named date that must say what <see cref="ElectionDefinition.ElectionDay"/> does.</summary>
    public const string ElectionDayId = "jornada";

    private const int MostPhotoMonths = 24;

    public static ImmutableArray<string> Problems(ElectionDefinition election) =>
    [
        .. Itself(election),
        .. Offices(election),
        .. Territory(election),
        .. ActorCheck.Problems(election.Actors),
        .. Scope(election),
        .. Grounds("observación", election.Grounds),
        .. Grounds("rechazo de ajuste", election.RejectionGrounds),
        .. Dates(election),
        .. DeadlineCheck.Problems(election),
        .. PlanCheck.Problems(election),
        .. ArcoCheck.Problems(election.Arco),
    ];

    /// <summary>Lowercase letters, digits and hyphens: what goes into addresses, files and other ids.</summary>
    internal static bool IsId(string id) => id.Length is > 0 and <= 60 && id[0] != '-' && id[^1] != '-'
        && id.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    internal static IEnumerable<string> Ids(string what, IEnumerable<string> ids)
    {
        foreach (var group in ids.GroupBy(i => i, StringComparer.Ordinal))
        {
            if (!IsId(group.Key))
                yield return $"La clave de {what} «{group.Key}» debe tener minúsculas sin acento, dígitos y guiones.";
            if (group.Count() > 1)
                yield return $"La clave de {what} «{group.Key}» se repite.";
        }
    }

    private static IEnumerable<string> Itself(ElectionDefinition election)
    {
        if (!IsId(election.Slug))
            yield return $"La clave del proceso «{election.Slug}» debe tener minúsculas sin acento, dígitos y guiones.";
        if (election.Kind is ElectionKind.Rehearsal && !RehearsalSlug.Is(election.Slug))
            yield return $"La clave de un ensayo empieza con «{RehearsalSlug.Prefix}», y la de este es «{election.Slug}».";
        if (election.Kind is not ElectionKind.Rehearsal && RehearsalSlug.Is(election.Slug))
            yield return $"La clave «{election.Slug}» empieza como la de un ensayo, y este proceso no lo es.";
        if (string.IsNullOrWhiteSpace(election.Name))
            yield return "El proceso no tiene nombre.";
        if (election.PhotoMonths is < 1 or > MostPhotoMonths)
            yield return $"La antigüedad de las fotografías es de {Number(election.PhotoMonths)} meses; debe ser de 1 a {Number(MostPhotoMonths)}.";
    }

    private static IEnumerable<string> Offices(ElectionDefinition election)
    {
        if (election.Offices.IsEmpty)
            yield return "El proceso no tiene cargos.";
        foreach (var problem in Ids("cargo", election.Offices.Select(o => o.Id)))
            yield return problem;
        foreach (var office in election.Offices)
        {
            if (string.IsNullOrWhiteSpace(office.Name))
                yield return $"El cargo «{office.Id}» no tiene nombre.";
            if (office.Publication.Closes < office.Publication.Opens)
                yield return $"La publicación del cargo «{office.Id}» cierra antes de abrir.";
            if (office.Publication.Opens > Deadlines.EndOf(election.ElectionDay))
                yield return $"La publicación del cargo «{office.Id}» abre después de la jornada electoral.";
            if (string.IsNullOrWhiteSpace(office.Publication.Agreement))
                yield return $"La publicación del cargo «{office.Id}» no dice qué acuerdo la fijó.";
            if (office.Territory == TerritoryKind.District && election.Districts.IsEmpty)
                yield return $"El cargo «{office.Id}» se elige por distrito y el proceso no tiene distritos.";
            if (office.Territory == TerritoryKind.Municipality && election.Municipalities.IsEmpty)
                yield return $"El cargo «{office.Id}» se elige por municipio y el proceso no tiene municipios.";
            if (office.Posts == PostList.Councillors && office.Territory != TerritoryKind.Municipality)
                yield return $"El cargo «{office.Id}» tiene tantos puestos como regidurías y no se elige por municipio.";
            if (office.Posts == PostList.Numbered ? office.ListLength is < 1 or > 99 : office.ListLength != 0)
                yield return $"El largo de la lista del cargo «{office.Id}» ({Number(office.ListLength)}) no corresponde: de 1 a 99 si es lista, 0 si no.";
        }
    }

    private static IEnumerable<string> Territory(ElectionDefinition election)
    {
        foreach (var twice in election.Districts.GroupBy(d => d.Number).Where(g => g.Count() > 1))
            yield return $"El distrito {Number(twice.Key)} se repite.";
        foreach (var district in election.Districts.Where(d => d.Number < 1 || string.IsNullOrWhiteSpace(d.Seat)))
            yield return $"El distrito {Number(district.Number)} necesita un número desde 1 y una cabecera.";
        foreach (var twice in election.Municipalities.GroupBy(m => m.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return $"El municipio «{twice.Key}» se repite.";
        foreach (var municipality in election.Municipalities)
        {
            if (municipality.Code.Length != 5 || !municipality.Code.All(char.IsAsciiDigit))
                yield return $"La clave del municipio «{municipality.Code}» debe ser la del INEGI, de cinco dígitos.";
            if (string.IsNullOrWhiteSpace(municipality.Name))
                yield return $"El municipio «{municipality.Code}» no tiene nombre.";
            if (municipality.Councillors is < 1 or > 99)
                yield return $"El municipio «{municipality.Code}» dice {Number(municipality.Councillors)} regidurías; deben ser de 1 a 99.";
        }
    }

    private static IEnumerable<string> Scope(ElectionDefinition election)
    {
        foreach (var office in election.Scope.Offices.Where(o => election.FindOffice(o) is null))
            yield return $"El alcance nombra el cargo «{office}», que no existe en el proceso.";
        if (!election.Scope.IsEveryone && string.IsNullOrWhiteSpace(election.Scope.Agreement))
            yield return "El alcance deja fuera a alguna candidatura y no dice qué acuerdo lo decidió.";
    }

    private static IEnumerable<string> Grounds(string catalogue, ImmutableArray<Ground> grounds)
    {
        foreach (var problem in Ids("supuesto de " + catalogue, grounds.Select(g => g.Id)))
            yield return problem;
        foreach (var ground in grounds)
        {
            if (string.IsNullOrWhiteSpace(ground.Text) || string.IsNullOrWhiteSpace(ground.Norm))
                yield return $"El supuesto de {catalogue} «{ground.Id}» necesita un texto y la norma en que se apoya.";
            if (ground.Agreement is not null && string.IsNullOrWhiteSpace(ground.Agreement))
                yield return $"El acuerdo del supuesto de {catalogue} «{ground.Id}» está en blanco; si todavía no hay, no debe decirse.";
        }
    }

    private static IEnumerable<string> Dates(ElectionDefinition election)
    {
        foreach (var problem in Ids("fecha", election.Dates.Select(d => d.Id)))
            yield return problem;
        foreach (var date in election.Dates)
        {
            if (date.To < date.From)
                yield return $"La fecha «{date.Id}» termina antes de empezar.";
            if (string.IsNullOrWhiteSpace(date.Name) || string.IsNullOrWhiteSpace(date.Source))
                yield return $"La fecha «{date.Id}» necesita un nombre y el acto o documento de donde viene.";
            if (date.Id == ElectionDayId && (date.From != election.ElectionDay || date.To is not null))
                yield return "La fecha «jornada» no es el día de la elección.";
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
