using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// <c>/ut/cuentas/nuevas</c>: for whom and how many, exactly what would be created, and creating it. The plan is made once
/// for the preview and travels sealed: confirming creates those accounts and no others, however many times it is pressed.
/// </summary>
internal static class NewAccounts
{
    public const string WhoseField = "para";
    public const string PartyField = "partido";
    public const string RoleField = "rol";
    public const string CountField = "cuantas";
    public const string CandidacyField = "candidatura";
    public const string PlanField = "plan";

    public const string OneParty = "partido";
    public const string EveryParty = "partidos";
    public const string Independents = "independientes";
    public const string Institute = "instituto";
    public const string Chosen = "candidaturas";

    public static Task<IResult> Show(HttpContext context, ElectionReader elections) => Form(context, elections, new NewAccountsForm(), []);

    public static async Task<IResult> Preview(
        HttpContext context, AccountReader accounts, AccountCandidacies candidacies, ElectionReader elections, PlanSeal seal)
    {
        var posted = NewAccountsForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var election = await Election(context, elections);
        if (posted.Whose == Chosen)
            return await PreviewChosen(context, posted, election, accounts, candidacies, seal);
        var errors = posted.Problems(Parties(election));
        if (errors.Count > 0)
            return await Form(context, elections, posted, errors);

        var existing = await accounts.All(context.RequestAborted);
        var by = ActorFactory.From(context.User).AccountId;
        var plan = posted.Whose switch
        {
            OneParty => AccountPlanner.Capturists(Parties(election).Where(p => p.Id == posted.Party), posted.Count!.Value, existing, by),
            EveryParty => AccountPlanner.Capturists(Parties(election), posted.Count!.Value, existing, by),
            Institute => AccountPlanner.Institute(posted.Role!.Value, posted.Count!.Value, existing, by),
            _ => AccountPlanner.OwnAccounts(
                await candidacies.OfActors(election.Actors.Where(a => a.Kind is ActorKind.Independent).Select(a => a.Id), context.RequestAborted), existing, by),
        };
        return plan.Accounts.IsEmpty
            ? await Form(context, elections, posted, [new PageError(WhoseField, AccountsMessages.NothingToMake)])
            : Page(plan, election, seal);
    }

    public static async Task<IResult> Confirm(HttpContext context, AccountMaker maker, ElectionReader elections, PlanSeal seal)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (seal.Open(form[PlanField].ToString(), ActorFactory.From(context.User).AccountId) is not { } plan)
            return await Form(context, elections, new NewAccountsForm(), [new PageError("", AccountsMessages.Lost)]);
        return await Make(maker, plan, context.RequestAborted)
            ? Results.Redirect(Links.AccountBatch(plan.Operation))
            : await Form(context, elections, new NewAccountsForm(), [new PageError("", AccountsMessages.Changed)]);
    }

    /// <summary>Candidacies of a party, to choose those that get an account of their own.</summary>
    public static async Task<IResult> ShowCandidacies(
        HttpContext context, AccountReader accounts, AccountCandidacies candidacies, ElectionReader elections, string? partido, string? q) =>
        await OwnAccounts.Page(context, await Election(context, elections), accounts, candidacies, partido ?? "", q ?? "", []);

    /// <summary>Who may get capturists.</summary>
    public static IReadOnlyList<PoliticalActor> Parties(ElectionDefinition election) => [.. election.Actors.Where(a => a.Kind is ActorKind.Party)];

    private static async Task<IResult> PreviewChosen(
        HttpContext context, NewAccountsForm posted, ElectionDefinition election, AccountReader accounts, AccountCandidacies candidacies, PlanSeal seal)
    {
        var of = await candidacies.OfParty(posted.Party, context.RequestAborted);
        var chosen = of.FindAll(c => posted.Candidacies.Contains(c.Id));
        var plan = AccountPlanner.OwnAccounts(chosen, await accounts.All(context.RequestAborted), ActorFactory.From(context.User).AccountId);
        return plan.Accounts.IsEmpty
            ? await OwnAccounts.Page(
                context, election, accounts, candidacies, posted.Party, "",
                [new PageError(PartyField, chosen.Count == 0 ? AccountsMessages.ChooseSome : AccountsMessages.NothingToMake)])
            : Page(plan, election, seal);
    }

    private static async Task<bool> Make(AccountMaker maker, AccountPlan plan, CancellationToken cancellation)
    {
        try
        {
            return await maker.Make(plan, cancellation);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // A user name drawn twice: another preview draws others.
            return false;
        }
    }

    private static IResult Page(AccountPlan plan, ElectionDefinition election, PlanSeal seal) => Pages.Render<PlanPage>(
        (nameof(PlanPage.Plan), plan), (nameof(PlanPage.Election), election), (nameof(PlanPage.Sealed), seal.Seal(plan)));

    private static async Task<IResult> Form(HttpContext context, ElectionReader elections, NewAccountsForm posted, List<PageError> errors) =>
        Pages.Render<NewAccountsPage>(
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(NewAccountsPage.Form), posted),
            (nameof(NewAccountsPage.Parties), Parties(await Election(context, elections))),
            (nameof(NewAccountsPage.Errors), errors));

    private static async Task<ElectionDefinition> Election(HttpContext context, ElectionReader elections) =>
        await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
}

/// <summary>What the form of new accounts says.</summary>
public sealed record NewAccountsForm
{
    public string Whose { get; init; } = "";

    public string Party { get; init; } = "";

    /// <summary>Null when it is none whose accounts are made here.</summary>
    public Role? Role { get; init; }

    /// <summary>As it was typed.</summary>
    public string CountText { get; init; } = "1";

    public IReadOnlySet<string> Candidacies { get; init; } = new HashSet<string>();

    /// <summary>Null when it is not a number that may be.</summary>
    public int? Count => int.TryParse(CountText, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= AccountPlan.MaxPerParty ? count : null;

    public static NewAccountsForm Read(IFormCollection form) => new()
    {
        Whose = form[NewAccounts.WhoseField].ToString(),
        Party = form[NewAccounts.PartyField].ToString(),
        Role = RoleNames.OfInstitute.Where(r => r.ToString() == form[NewAccounts.RoleField]).Select(r => (Role?)r).FirstOrDefault(),
        CountText = form[NewAccounts.CountField].ToString().Trim(),
        Candidacies = form[NewAccounts.CandidacyField].OfType<string>().ToHashSet(StringComparer.Ordinal),
    };

    public List<PageError> Problems(IReadOnlyList<PoliticalActor> parties)
    {
        if (Whose is not (NewAccounts.OneParty or NewAccounts.EveryParty or NewAccounts.Independents or NewAccounts.Institute))
            return [new PageError(NewAccounts.WhoseField, AccountsMessages.ChooseWhose)];
        var errors = new List<PageError>();
        if (Whose == NewAccounts.OneParty && parties.All(p => p.Id != Party))
            errors.Add(new PageError(NewAccounts.PartyField, AccountsMessages.ChooseParty));
        if (Whose == NewAccounts.Institute && Role is null)
            errors.Add(new PageError(NewAccounts.RoleField, AccountsMessages.ChooseRole));
        if (Whose != NewAccounts.Independents && Count is null)
            errors.Add(new PageError(NewAccounts.CountField, AccountsMessages.CountRange(AccountPlan.MaxPerParty)));
        return errors;
    }
}
