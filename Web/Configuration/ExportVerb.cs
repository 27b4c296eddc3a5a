using System.Globalization;
using Conoceles.Web.Endpoints;
using Conoceles.Web.Public.Mirror;
using Conoceles.Web.Public.OpenData;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Configuration;

/// <summary>
/// <c>export DIR [CUT]</c>: a copy of the citizens' site as a folder, with the settings of a public node. It serves nobody: the site
/// listens on a socket of its own while it is asked for each address (docs/espejo.md).
/// </summary>
internal static class ExportVerb
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const int Interrupted = 130;

    /// <returns>0 with the copy in its place; otherwise what was there before is.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (Read(arguments) is not { } wanted)
        {
            await error.WriteLineAsync($"{MirrorMessages.Usage} (usage)");
            return Misused;
        }

        try
        {
            using var folder = MirrorFolder.Begin(wanted.Folder);
            var card = await Write(folder, wanted.Cut, error, cancellation);
            await folder.Place(card, cancellation);
            await output.WriteLineAsync(MirrorMessages.Done(wanted.Folder, card.Candidacies, folder.Files.Count()));
            return 0;
        }
        catch (MirrorException e)
        {
            await error.WriteLineAsync($"{e.Message} ({e.Code})");
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{MirrorMessages.NotWritten(e.Message)} (not-written)");
            return Failed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync($"{MirrorMessages.Interrupted} (interrupted)");
            return Interrupted;
        }
    }

    private static (string Folder, int? Cut)? Read(string[] arguments) => arguments switch
    {
        [{ Length: > 0 } folder] => (folder, null),
        [{ Length: > 0 } folder, var cut] when int.TryParse(cut, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => (folder, number),
        _ => null,
    };

    private static async Task<MirrorCard> Write(MirrorFolder folder, int? cut, TextWriter error, CancellationToken cancellation)
    {
        // A path of a socket has room for a hundred letters: it is not in the folder.
        var socket = Directory.CreateTempSubdirectory("conoceles-");
        try
        {
            var path = Path.Combine(socket.FullName, "sitio");
            await using var app = Build(folder, path);
            await app.StartAsync(cancellation);
            using var site = new MirrorSite(path);
            var services = app.Services;
            var card = await new MirrorWriter(
                services.GetRequiredService<MirrorRecord>(), services.GetRequiredService<OpenDataStore>(), services.GetRequiredService<SiteBaker>(),
                services.GetRequiredService<FrameReader>(), services.GetRequiredService<AssetManifest>()).Write(cut, site, folder, error.WriteLine, cancellation);
            await app.StopAsync(cancellation);
            return card;
        }
        finally
        {
            socket.Delete(recursive: true);
        }
    }

    private static WebApplication Build(MirrorFolder folder, string socket)
    {
        var builder = Programs.NewBuilder([]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It has one reader, who asks for everything.
        builder.Configuration["Limits:Searches"] = "0";
        // Beside the copy, and gone with it: the folder of a node that runs is its own.
        var settings = WebSettings.Read(builder.Configuration) with { Roles = WebRoles.Public, HealthPort = 0, PublicCopy = folder.Workshop };
        builder.WebHost.UseUrls();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenUnixSocket(socket);
        });
        builder.AddShared(settings);
        builder.AddPublicSite(settings);
        builder.Services.AddSingleton<MirrorRecord>();
        var app = builder.Build();
        app.UsePipeline(settings);
        app.MapRoles(settings);
        return app;
    }
}
