using System.Collections.Immutable;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Photos;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Photos;

namespace Conoceles.Grains.Tests.Cluster;

[Collection(ClusterCollection.Name)]
public class PhotoGrainTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);
    private static readonly string[] Wrong = ["vacía", "PNG", "página web", "cortada", "enorme"];

    public static TheoryData<string> WrongFiles => [.. Wrong];

    [Fact]
    public async Task Photo_OfItsParty_IsKeptByItsHashAndReadBack()
    {
        var (_, photos) = await New();
        var jpeg = Jpeg("una");
        var kept = await photos.Store(Sample.Capturist, jpeg);
        Assert.Equal(StoredPhoto.HashOf(jpeg), kept.Hash);
        Assert.Equal(kept, await photos.Store(Sample.Capturist, jpeg));
        Assert.Equal(jpeg, await photos.Read(Sample.Capturist, kept.Hash!));
        Assert.Equal(jpeg, await photos.Read(Sample.Reviewer, kept.Hash!));
        Assert.Null(await photos.Read(Sample.Capturist, new string('0', 64)));
        Assert.Null(await photos.Read(Sample.Capturist, "../../etc/passwd"));
    }

    [Fact]
    public async Task AnotherParty_NeitherKeepsNorReads_AndCannotTellItFromAMissingOne()
    {
        var (_, photos) = await New();
        var hash = (await photos.Store(Sample.Capturist, Jpeg("mía"))).Hash!;
        var missing = cluster.Client.GetGrain<IPhotoGrain>("cand-prueba-999999");
        Assert.Equal(Refusals.NotFound, (await photos.Store(Sample.OtherParty, Jpeg("suya"))).Refusal);
        Assert.Equal(Refusals.NotFound, (await missing.Store(Sample.OtherParty, Jpeg("suya"))).Refusal);
        Assert.Null(await photos.Read(Sample.OtherParty, hash));
        Assert.Null(await missing.Read(Sample.OtherParty, hash));
    }

    [Fact]
    public async Task AnotherCandidacy_DoesNotHaveThePhoto_ThoughItKnowsItsHash()
    {
        var hash = (await (await New()).Photos.Store(Sample.Capturist, Jpeg("de una"))).Hash!;
        Assert.Null(await (await New()).Photos.Read(Sample.Capturist, hash));
    }

    [Fact]
    public async Task OnlyThoseWhoCaptureAndTheAdministrator_Keep()
    {
        var (_, photos) = await New();
        Assert.NotNull((await photos.Store(Administrator, Jpeg("ajuste"))).Hash);
        Assert.Equal(Refusals.RoleLacksCommand, (await photos.Store(Sample.Reviewer, Jpeg("no"))).Refusal);
        Assert.Equal(Refusals.NotFound, (await photos.Store(new Actor("c", "s", Role.Operator, null), Jpeg("no"))).Refusal);
    }

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task WhatIsNotASmallJpeg_IsRefused(string kind)
    {
        var (_, photos) = await New();
        var file = kind switch
        {
            "PNG" => [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[60]],
            "página web" => "<script>alert(1)</script>"u8.ToArray(),
            "cortada" => Jpeg("cortada")[..^2],
            "enorme" => Jpeg(new string('x', StoredPhoto.MaxBytes)),
            _ => Array.Empty<byte>(),
        };
        Assert.Equal(StoredPhoto.NotAcceptable, (await photos.Store(Sample.Capturist, file)).Refusal);
    }

    [Fact]
    public async Task ManyPhotos_LeaveTheOneInUseAndTheNewest()
    {
        var (grain, photos) = await New();
        var used = (await photos.Store(Sample.Capturist, Jpeg("en uso"))).Hash!;
        await Save(grain, used, "2024-04-18");
        var hashes = new List<string>();
        for (var i = 0; i < PhotoStore.Spare + 4; i++)
            hashes.Add((await photos.Store(Sample.Capturist, Jpeg($"otra {i}"))).Hash!);
        Assert.NotNull(await photos.Read(Sample.Capturist, used));
        Assert.NotNull(await photos.Read(Sample.Capturist, hashes[^1]));
        Assert.Null(await photos.Read(Sample.Capturist, hashes[0]));
    }

    [Fact]
    public async Task RequestedPhoto_IsKeptUntilTheCorrectionIsDecided()
    {
        var (grain, photos) = await New();
        await Publish(grain);
        var asked = (await photos.Store(Sample.Capturist, Jpeg("la del ajuste"))).Hash!;
        var view = (await grain.Read(Sample.Capturist))!;
        var requested = await grain.Execute((RequestCorrection)Sample.CommandOf(
            CommandName.RequestCorrection, Sample.Capturist, ClusterFixture.Now, view.Version) with
        {
            Changes = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty
                .Add("fotografia", Sample.Values(("foto", asked), ("foto-fecha", "2024-04-18"))),
        });
        Assert.True(requested.Accepted, requested.Message);
        for (var i = 0; i < PhotoStore.Spare + 4; i++)
            await photos.Store(Sample.Capturist, Jpeg($"después {i}"));
        Assert.NotNull(await photos.Read(Administrator, asked));
        var applied = await grain.Execute(Sample.CommandOf(CommandName.ApplyCorrection, Administrator, ClusterFixture.Now, requested.Version));
        Assert.True(applied.Accepted, applied.Message);
        Assert.Contains($"\"photo\": \"{asked}\"", await PublicDocument(grain), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_ThePhotoIsInThePublicRecordWithItsDocument()
    {
        var (grain, photos) = await New();
        var jpeg = Jpeg("publicada");
        var hash = (await photos.Store(Sample.Capturist, jpeg)).Hash!;
        await Save(grain, hash, "2024-04-18");
        Assert.Null(await PublicPhoto(hash));
        await Publish(grain);
        Assert.Contains($"\"photo\": \"{hash}\"", await PublicDocument(grain), StringComparison.Ordinal);
        Assert.DoesNotContain("foto-fecha", await PublicDocument(grain), StringComparison.Ordinal);
        Assert.Equal(jpeg, await PublicPhoto(hash));
    }

    [Theory]
    [InlineData("2023-12-01")]
    [InlineData("")]
    public async Task Published_ThePhotoThatIsTooOldOrHasNoDate_IsNotShown(string taken)
    {
        var (grain, photos) = await New();
        var hash = (await photos.Store(Sample.Capturist, Jpeg("vieja " + taken))).Hash!;
        await Save(grain, hash, taken);
        await Publish(grain);
        Assert.DoesNotContain("photo", await PublicDocument(grain), StringComparison.Ordinal);
        Assert.Null(await PublicPhoto(hash));
    }

    [Fact]
    public async Task Published_WithTheHashOfAnotherCandidacysPhoto_ShowsNone()
    {
        var hash = (await (await New()).Photos.Store(Sample.Capturist, Jpeg("ajena"))).Hash!;
        var (grain, _) = await New();
        await Save(grain, hash, "2024-04-18");
        await Publish(grain);
        Assert.DoesNotContain("photo", await PublicDocument(grain), StringComparison.Ordinal);
        Assert.Null(await PublicPhoto(hash));
    }

    [Fact]
    public async Task PhotoThatNoDocumentShows_IsSweptFromThePublicRecord_AndTheOthersStay()
    {
        var (grain, photos) = await New();
        var shown = (await photos.Store(Sample.Capturist, Jpeg("se queda"))).Hash!;
        await Save(grain, shown, "2024-04-18");
        await Publish(grain);
        var orphan = Jpeg("se va");
        await using (var insert = cluster.Databases.Main.CreateCommand("insert into public_record.photo values ($1, $2)"))
        {
            insert.Parameters.AddWithValue(Convert.FromHexString(StoredPhoto.HashOf(orphan)));
            insert.Parameters.AddWithValue(orphan);
            await insert.ExecuteNonQueryAsync();
        }

        await cluster.NewReconciler().Run(CancellationToken.None);
        Assert.Null(await PublicPhoto(StoredPhoto.HashOf(orphan)));
        Assert.NotNull(await PublicPhoto(shown));
        var projection = new PhotoProjection(cluster.Databases.Projection, new PhotoStore(cluster.Databases.Projection));
        Assert.Equal(0, await projection.Sweep(CancellationToken.None));
    }

    private async Task<(ICandidacyGrain Grain, IPhotoGrain Photos)> New()
    {
        var grain = await cluster.NewCandidacy();
        return (grain, cluster.Client.GetGrain<IPhotoGrain>(grain.GetPrimaryKeyString()));
    }

    private static async Task Save(ICandidacyGrain grain, string hash, string taken)
    {
        var saved = await grain.Execute(ClusterFixture.Draft("fotografia", Sample.Values(("foto", hash), ("foto-fecha", taken))));
        Assert.True(saved.Accepted, saved.Message);
    }

    private static async Task Publish(ICandidacyGrain grain)
    {
        foreach (var (section, values) in Sample.Answers.Where(a => a.Key != "fotografia"))
            Assert.True((await grain.Execute(ClusterFixture.Draft(section, values))).Accepted);
        var submitted = await grain.Execute(Sample.CommandOf(
            CommandName.Submit, Sample.Capturist, ClusterFixture.Now, (await grain.Read(Sample.Capturist))!.Version));
        Assert.True(submitted.Accepted, submitted.Message);
        var verified = await grain.Execute(Sample.CommandOf(CommandName.Verify, Sample.Reviewer, ClusterFixture.Now, submitted.Version));
        Assert.True(verified.Accepted, verified.Message);
    }

    private async Task<string> PublicDocument(ICandidacyGrain grain)
    {
        await using var command = cluster.Server.Source(Roles.Public, Databases.Main)
            .CreateCommand("select document::text from public_record.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(grain.GetPrimaryKeyString());
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<byte[]?> PublicPhoto(string hash)
    {
        await using var command = cluster.Server.Source(Roles.Public, Databases.Main)
            .CreateCommand("select content from public_record.photo where sha256 = $1");
        command.Parameters.AddWithValue(Convert.FromHexString(hash));
        return await command.ExecuteScalarAsync() as byte[];
    }

    /// <summary>What the silo takes for a JPEG: it looks no further.</summary>
    private static byte[] Jpeg(string content) => [0xFF, 0xD8, 0xFF, 0xE0, .. Encoding.UTF8.GetBytes(content), 0xFF, 0xD9];
}
