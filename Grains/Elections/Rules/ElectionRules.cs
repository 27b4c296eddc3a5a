using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>What an election's grain refuses. Pure.</summary>
public static class ElectionRules
{
    public static readonly Refusal NoElection = new("no-election", "No hay un proceso electoral cargado.");

    /// <summary>Null when the definition may be loaded.</summary>
    /// <param name="slug">The grain's key.</param>
    /// <param name="current">What is loaded now, if anything.</param>
    /// <param name="next">What would be.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="hasCandidacies">Some candidacy already has an id.</param>
    /// <param name="clockOffset">Shift of the legal clock: a real election does not run on a shifted one.</param>
    public static Refusal? RefuseLoad(
        string slug, ElectionDefinition? current, ElectionDefinition next, Actor actor, bool hasCandidacies, TimeSpan clockOffset) =>
        actor.Role is not (Role.System or Role.UtAdministrator) ? Refusals.RoleLacksCommand
        : next.Slug != slug
            ? new Refusal("wrong-slug", $"La definición es de «{next.Slug}» y se cargaba en «{slug}».")
        : current is not null && hasCandidacies && current.Kind != next.Kind
            ? new Refusal("kind-fixed", "El tipo de proceso no puede cambiar cuando ya tiene candidaturas.")
        : next.Questionnaires.Version.Length == 0
            ? new Refusal("questionnaires-missing", "La definición no dice con qué cuestionarios se captura.")
        : current is not null && hasCandidacies && !Extends(next.Questionnaires, current.Questionnaires)
            ? new Refusal("questionnaires-fixed", "Con candidaturas registradas, los cuestionarios solo cambian con otra versión que conserve sus preguntas y opciones.")
        : next.Kind == ElectionKind.Real && clockOffset != TimeSpan.Zero
            ? new Refusal("clock-shifted", "El reloj del sistema está desplazado: un proceso real no puede cargarse así.")
        : ElectionCheck.Problems(next) is { IsEmpty: false } problems
            ? new Refusal("invalid-definition", string.Join(' ', problems))
        : null;

    /// <summary>
    /// True when nothing that somebody may have answered is lost: the same questionnaires, or another version that still
    /// asks every question, of the same kind and with every option.
    /// </summary>
    private static bool Extends(QuestionnaireSet next, QuestionnaireSet current) =>
        next == current
        || (next.Version != current.Version
            && current.All.Zip(next.All).All(pair => pair.First.Sections.All(s => pair.Second.Find(s.Id) is { } kept
                && s.Fields.All(f => kept.Fields.Any(k => k.Id == f.Id && k.Kind == f.Kind && k.Repeat >= f.Repeat
                    && f.Options.All(o => k.Options.Any(ko => ko.Value == o.Value)))))));

    /// <summary>Null when the import may be applied whole.</summary>
    public static Refusal? RefuseImport(ElectionDefinition? election, ImportRegistry command)
    {
        if (command.Actor.Role is not (Role.System or Role.UtAdministrator))
            return Refusals.RoleLacksCommand;
        if (election is null)
            return NoElection;
        var problems = Problems(election, command.Entries).Take(1).ToArray();
        return problems.Length > 0 ? new Refusal("invalid-entries", problems[0]) : null;
    }

    /// <summary>What is said when entries ask for posts that candidacies have; the preview said it line by line.</summary>
    public static Refusal PostTaken(ImmutableArray<TakenPost> taken) => new(
        "post-taken",
        $"{taken[0].Key}: su puesto lo tiene {taken[0].HolderKey} ({taken[0].CandidacyId}), que no se ha retirado. No se importó nada.");

    /// <summary>
    /// The file was checked with line and column before it came here; this is the last line, so that no other way in
    /// leaves a candidacy for a post, territory or actor that the election does not have, or two for one post.
    /// </summary>
    private static IEnumerable<string> Problems(ElectionDefinition election, ImmutableArray<RegistryEntry> entries)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var posts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Key.Length == 0 || !keys.Add(entry.Key))
                yield return $"La clave de registro «{entry.Key}» falta o está repetida.";
            if (election.FindOffice(entry.Office) is not { } office)
                yield return $"{entry.Key}: el cargo «{entry.Office}» no existe en el proceso.";
            else if (!PostRules.TerritoryFits(election, office, entry))
                yield return $"{entry.Key}: el territorio no corresponde al cargo «{office.Name}».";
            else if (!PostRules.NumberFits(PostRules.Positions(election, office, entry.Municipality), entry.ListNumber))
                yield return $"{entry.Key}: el número de lista no corresponde al cargo «{office.Name}».";
            else if (!PostRules.CharacterFits(office, entry.Character))
                yield return $"{entry.Key}: el cargo «{office.Name}» no tiene suplente.";
            if (election.FindActor(entry.PoliticalActor) is not { } actor)
                yield return $"{entry.Key}: el actor político «{entry.PoliticalActor}» no existe en el proceso.";
            else if (!PostRules.ResponsibleFits(actor, entry.ResponsibleParty))
                yield return $"{entry.Key}: «{entry.ResponsibleParty}» no puede ser responsable de una candidatura de «{actor.Name}».";
            else if (!posts.Add(PostRules.PostOf(actor, entry)))
                yield return $"{entry.Key}: otra candidatura de «{actor.Name}» ya tiene ese puesto.";
            if (!AffirmativeGroups.AreOf(election, entry.AffirmativeActions))
                yield return $"{entry.Key}: las acciones afirmativas «{entry.AffirmativeActions}» no son del catálogo.";
        }
    }
}
