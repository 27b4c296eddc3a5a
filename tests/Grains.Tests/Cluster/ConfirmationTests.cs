using System.Collections.Immutable;
using Conoceles.Bulk;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>The UT confirms many affirmative actions with one act, which a crash does not lose or double.</summary>
[Collection(ClusterCollection.Name)]
public class ConfirmationTests(ClusterFixture cluster)
{
    private const string Groups = "discapacidad indigena";
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public async Task Start_ConfirmsWhatWasSeen_AndOversightStopsCountingIt()
    {
        var ids = await Candidacies(3);
        Assert.Equal(3, await Waiting(ids));
        var (confirmation, _) = await Start(ids);
        var end = await Finished(confirmation);
        Assert.Equal((3, 3), (end.Confirmed, end.Total));
        Assert.Empty(end.Refused);
        Assert.Equal(0, await Waiting(ids));
        foreach (var id in ids)
        {
            Assert.Equal(new AffirmativeActionsView(Groups, Groups, ToConfirm: false), await Actions(id));
            Assert.Contains("affirmativeActions\": [{", await Document(id), StringComparison.Ordinal);
            Assert.Equal("cuenta-ut", await ConfirmedBy(id));
        }
    }

    [Fact]
    public async Task AChangeThatALaterImportBrings_WaitsAgain_AndTheFormerConfirmationDoesNotCoverIt()
    {
        var ids = await Candidacies(2);
        await Finished((await Start(ids)).Grain);
        await Register(ids[0], "indigena jovenes");
        Assert.Equal(new AffirmativeActionsView("indigena jovenes", Groups, ToConfirm: true), await Actions(ids[0]));
        Assert.Equal(1, await Waiting(ids));
        // Only what both say is shown meanwhile.
        var document = await Document(ids[0]);
        Assert.Contains("\"group\": \"indigena\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\"group\": \"jovenes\"", document, StringComparison.Ordinal);
        Assert.DoesNotContain("\"group\": \"discapacidad\"", document, StringComparison.Ordinal);

        await Finished((await Start([ids[0]], "indigena jovenes")).Grain);
        Assert.Equal(0, await Waiting(ids));
        Assert.Contains("\"group\": \"jovenes\"", await Document(ids[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatChangedAfterItWasSeen_IsPutDown_AndTheRestGoesOn()
    {
        var ids = await Candidacies(4);
        await Register(ids[1], "indigena");
        Assert.True((await cluster.Client.GetGrain<ICandidacyGrain>(ids[2]).Execute(new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Substitution,
            Agreement = "CG/77/2024",
        })).Accepted);
        var end = await Finished((await Start(ids)).Grain);
        Assert.Equal((2, 4), (end.Confirmed, end.Total));
        Assert.Equal([(ids[1], "actions-changed"), (ids[2], "wrong-status")], end.Refused.Select(r => (r.CandidacyId, r.Code)));
        Assert.All(end.Refused, r => Assert.NotEmpty(r.Message));
        Assert.Equal("", (await Actions(ids[1]))!.Confirmed);
        // Blocked with the rest of what is sensitive.
        Assert.Null(await Actions(ids[2]));
    }

    [Fact]
    public async Task ALostGrain_GoesOnWhereItWas_AndARepeatStartsNothing()
    {
        var ids = await Candidacies(130);
        var (confirmation, command) = await Start(ids);
        await Until(confirmation, p => p.Confirmed > 0);
        await cluster.Deactivate(confirmation);
        var end = await Finished(confirmation);
        Assert.Equal((130, 130), (end.Confirmed, end.Total));
        Assert.Null(await confirmation.Start(command));
        Assert.Equivalent(end, await confirmation.GetProgress(), strict: true);
        // One act each: registered, confirmed.
        foreach (var id in ids)
            Assert.Equal(2, (await cluster.Client.GetGrain<ICandidacyGrain>(id).Read(Administrator))!.Version);
    }

    [Fact]
    public async Task WhenItEnds_TheListIsNotKept()
    {
        var ids = await Candidacies(2);
        var (confirmation, _) = await Start(ids);
        await Finished(confirmation);
        await using var command = cluster.Server.Source(Roles.Curricular, Deploy.Postgres.Databases.Curricular).CreateCommand(
            "select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where graintypestring = 'confirmation' and grainidextensionstring = $1");
        command.Parameters.AddWithValue(confirmation.GetPrimaryKeyString());
        var stored = (string)(await command.ExecuteScalarAsync())!;
        Assert.Contains("cuenta-ut", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("indigena", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(ids[0], stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ByAnyOtherRole_IsRefusedAndKeepsNothing()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.UtAdministrator))
        {
            var confirmation = Grain(Sample.NewId());
            var refusal = await confirmation.Start(new ConfirmInBulk(
                Sample.NewId(), new Actor("cuenta", "sesion", role, "pxx"), [new ActionsSeen("cand-prueba-000001", Groups)]));
            Assert.Equal(Refusals.RoleLacksCommand.Code, refusal?.Code);
            Assert.Null(await confirmation.GetProgress());
        }
    }

    public static TheoryData<ActionsSeen[]> BadLists => new()
    {
        Array.Empty<ActionsSeen>(),
        new[] { new ActionsSeen("cand-prueba-000001", "") },
        new[] { new ActionsSeen("otra cosa", Groups) },
        new[] { new ActionsSeen("cand-prueba-000001", Groups), new ActionsSeen("cand-prueba-000001", "indigena") },
        Enumerable.Range(1, ConfirmInBulk.MaxItems + 1).Select(n => new ActionsSeen(CandidacyId.Create("prueba", n), Groups)).ToArray(),
    };

    [Theory]
    [MemberData(nameof(BadLists))]
    public async Task Start_OfAListThatIsNone_IsRefused(ActionsSeen[] items)
    {
        var refusal = await Grain(Sample.NewId()).Start(new ConfirmInBulk(Sample.NewId(), Administrator, [.. items]));
        Assert.Equal("invalid-list", refusal?.Code);
    }

    [Fact]
    public async Task ReadAffirmativeActions_OfAnotherParty_IsAsIfItDidNotExist()
    {
        var id = (await Candidacies(1))[0];
        Assert.Null(await cluster.Client.GetGrain<ICandidacyGrain>(id).ReadAffirmativeActions(Sample.OtherParty));
        Assert.Null(await cluster.Client.GetGrain<ICandidacyGrain>("cand-prueba-999999").ReadAffirmativeActions(Administrator));
    }

    private async Task<ImmutableArray<string>> Candidacies(int count)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < count; i++)
            ids.Add((await cluster.NewCandidacy()).GetPrimaryKeyString());
        return ids.ToImmutable();
    }

    private async Task Register(string id, string groups)
    {
        var outcome = await cluster.Client.GetGrain<ICandidacyGrain>(id).Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = Sample.Election.Slug,
            Entry = Sample.Entry with { Key = id, AffirmativeActions = groups },
        });
        Assert.True(outcome.Accepted, outcome.Message);
    }

    private IConfirmationGrain Grain(Guid operation) =>
        cluster.Client.GetGrain<IConfirmationGrain>(ConfirmationId.Of(Sample.Election.Slug, operation));

    private async Task<(IConfirmationGrain Grain, ConfirmInBulk Command)> Start(ImmutableArray<string> ids, string groups = Groups)
    {
        var command = new ConfirmInBulk(Sample.NewId(), Administrator, [.. ids.Select(i => new ActionsSeen(i, groups))]);
        var grain = Grain(command.OperationId);
        Assert.Null(await grain.Start(command));
        return (grain, command);
    }

    private static Task<ConfirmationProgress> Finished(IConfirmationGrain confirmation) => Until(confirmation, p => p.Finished);

    private static async Task<ConfirmationProgress> Until(IConfirmationGrain confirmation, Func<ConfirmationProgress, bool> enough)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (await confirmation.GetProgress() is { } progress && enough(progress))
                return progress;
        }
    }

    private Task<AffirmativeActionsView?> Actions(string id) =>
        cluster.Client.GetGrain<ICandidacyGrain>(id).ReadAffirmativeActions(Administrator);

    private async Task<long> Waiting(ImmutableArray<string> ids)
    {
        await using var command = cluster.Server.Source(Roles.Oversight, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select count(*) from oversight.candidacy where candidacy_id = any($1) and actions_to_confirm");
        command.Parameters.AddWithValue(ids.ToArray());
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> Document(string id)
    {
        await using var command = cluster.Server.Source(Roles.Public, Deploy.Postgres.Databases.Main)
            .CreateCommand("select document::text from public_record.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> ConfirmedBy(string id)
    {
        await using var command = cluster.Server.Source(Roles.Silo, Deploy.Postgres.Databases.Main)
            .CreateCommand("select actor_account from audit.entry where candidacy_id = $1 and action = 'ConfirmAffirmativeActions'");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
