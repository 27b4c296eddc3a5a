using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Nobody of the institute reads an identity answer that the audit does not know of.</summary>
[Collection(ClusterCollection.Name)]
public sealed class IdentityOpeningTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public async Task Opening_GivesTheAnswers_AndIsRecordedWithItsPurpose()
    {
        var grain = await Submitted();
        var before = (await grain.Read(Sample.Reviewer))!.Version;
        var open = Open(Sample.Reviewer);
        var opened = await grain.OpenIdentity(open);
        Assert.True(opened.Outcome.Accepted, opened.Outcome.Message);
        Assert.Equal(Sample.Questionnaires.Identity.Sections.Select(s => s.Id).Order(), opened.Answers.Keys.Order());
        Assert.Equal("pnc", opened.Answers["indigena"]["p01"]);
        Assert.DoesNotContain("pnc", opened.ToString(), StringComparison.Ordinal);
        var (role, purpose, chained) = Assert.Single(await Recorded(grain));
        Assert.Equal(("Reviewer", open.Purpose, true), (role, purpose, chained));
        Assert.Equal(before, (await grain.Read(Sample.Reviewer))!.Version);

        // Another opening is another entry; the same operation, which only an unknown outcome repeats, is not.
        await grain.OpenIdentity(open);
        await grain.OpenIdentity(Open(Administrator));
        Assert.Equal(["Reviewer", "UtAdministrator"], (await Recorded(grain)).Select(r => r.Role));
    }

    public static TheoryData<FaultPoint> FaultPoints => [FaultPoint.Decided, FaultPoint.Saved, FaultPoint.Projected];

    [Theory]
    [MemberData(nameof(FaultPoints))]
    public async Task ACrash_NeverGivesAnAnswerThatIsNotRecorded(FaultPoint point)
    {
        var grain = await Submitted();
        cluster.Faults.Arm(grain.GetPrimaryKeyString(), point);
        var open = Open(Sample.Reviewer);
        await Assert.ThrowsAnyAsync<Exception>(() => grain.OpenIdentity(open));
        await cluster.Deactivate(grain);
        await cluster.NewReconciler().Run(CancellationToken.None);
        // Nothing was shown; whether there is an entry depends on where it broke, and after the commit there is one.
        Assert.Equal(point == FaultPoint.Decided ? 0 : 1, await Entries(grain));

        var opened = await grain.OpenIdentity(open);
        Assert.Equal("pnc", opened.Answers["indigena"]["p01"]);
        Assert.Equal(1, await Entries(grain));
        Assert.Single(await Recorded(grain));
    }

    [Fact]
    public async Task WhileThePurposeCannotBeKept_NothingIsShown()
    {
        var grain = await Submitted();
        var open = Open(Sample.Reviewer);
        await Owner("revoke insert on audit.identity_opening from conoceles_silo");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => grain.OpenIdentity(open));
        }
        finally
        {
            await Owner("grant insert on audit.identity_opening to conoceles_silo");
        }

        Assert.Equal(1, await Entries(grain));
        Assert.NotEmpty((await grain.OpenIdentity(open)).Answers);
        Assert.Single(await Recorded(grain));
    }

    [Fact]
    public async Task WhoMayNot_GetsNoAnswer_EvenWithTheOperationOfWhoMay()
    {
        var grain = await Submitted();
        var open = Open(Sample.Reviewer);
        Assert.True((await grain.OpenIdentity(open)).Outcome.Accepted);
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.Reviewer or Role.UtAdministrator)))
        {
            var actor = new Actor("otra", "sesion", role, "pxx", grain.GetPrimaryKeyString());
            foreach (var attempt in new[] { Open(actor), open with { Actor = actor } })
            {
                var refused = await grain.OpenIdentity(attempt);
                Assert.False(refused.Outcome.Accepted);
                Assert.Empty(refused.Answers);
            }
        }

        Assert.Equal(1, await Entries(grain));
        Assert.Single(await Recorded(grain));
    }

    [Fact]
    public async Task ADraft_IsNeverOpened_NorOneThatWasReopened()
    {
        var draft = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(draft);
        Assert.Empty((await draft.OpenIdentity(Open(Administrator))).Answers);
        Assert.Equal(0, await Entries(draft));

        var grain = await Submitted();
        var open = Open(Administrator);
        Assert.NotEmpty((await grain.OpenIdentity(open)).Answers);
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.ReopenByAgreement, Administrator, ClusterFixture.Now));
        var again = await grain.OpenIdentity(open);
        Assert.Equal((Refusals.WrongStatus.Code, 0), (again.Outcome.Code, again.Answers.Count));
        Assert.Empty((await grain.OpenIdentity(Open(Administrator))).Answers);
    }

    [Fact]
    public async Task WithoutAPurpose_ItIsNotOpened()
    {
        var grain = await Submitted();
        var refused = await grain.OpenIdentity(Open(Sample.Reviewer) with { Purpose = "Porque sí" });
        Assert.Equal((Refusals.PurposeMissing.Code, 0), (refused.Outcome.Code, refused.Answers.Count));
        Assert.Equal(0, await Entries(grain));
    }

    private static OpenIdentity Open(Actor actor) => (OpenIdentity)Sample.CommandOf(CommandName.OpenIdentity, actor, ClusterFixture.Now);

    private async Task<ICandidacyGrain> Submitted()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(
            CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
        return grain;
    }

    private Task<long> Entries(ICandidacyGrain grain) => Count(
        "select count(*) from audit.entry where candidacy_id = $1 and action = 'OpenIdentity'", grain.GetPrimaryKeyString());

    /// <summary>Purposes that were kept, and whether the chain commits to each.</summary>
    private async Task<List<(string Role, string Purpose, bool Chained)>> Recorded(ICandidacyGrain grain)
    {
        await using var command = cluster.Server.Source(Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(
            """
            select o.actor_role, o.purpose, exists (select from audit.entry e where e.candidacy_id = o.candidacy_id
              and e.action = 'OpenIdentity' and e.commitment = o.commitment and e.actor_account = o.actor_account)
            from audit.identity_opening o where o.candidacy_id = $1 order by o.actor_role
            """);
        command.Parameters.AddWithValue(grain.GetPrimaryKeyString());
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string, bool)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
        return rows;
    }

    private async Task<long> Count(string sql, string id)
    {
        await using var command = cluster.Server.Source(Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task Owner(string sql)
    {
        await using var command = cluster.Server.Source(Roles.Owner, Deploy.Postgres.Databases.Main).CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
