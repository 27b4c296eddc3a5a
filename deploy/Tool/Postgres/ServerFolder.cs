using System.Text;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// Decides where a private cluster lives: in the folder asked for, or under <c>/var/tmp</c> with a link to it, when
/// the server's user cannot reach that folder or its socket's path would be too long for the kernel.
/// </summary>
public static class ServerFolder
{
    // sockaddr_un.sun_path holds 108 bytes, the last one zero.
    private const int LongestSocketPath = 107;
    private const string Shared = "/var/tmp";

    /// <summary>Returns the real folder, made when it did not exist; mode 0700, of the server's user.</summary>
    /// <param name="wanted">Absolute path.</param>
    /// <param name="say">Tells the person, in Spanish, that it went elsewhere and why.</param>
    public static async Task<string> PrepareAsync(
        string wanted, ServerUser user, Action<string> say, CancellationToken cancellation = default)
    {
        if (new DirectoryInfo(wanted).LinkTarget is { } link)
        {
            var target = new DirectoryInfo(Path.GetFullPath(link, Path.GetDirectoryName(wanted)!));
            if (!target.Exists || !await user.OwnsAsync(target.FullName, cancellation))
            {
                throw new ToolException(
                    $"{wanted} apunta a {link}, que ya no existe o no pertenece al usuario del servidor. Borre el enlace para empezar de nuevo.");
            }
            return target.FullName;
        }

        // A folder that is reached through links counts by its real path.
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
        var real = (await Shell.RunAsync(["realpath", "-m", "--", wanted], cancellation: cancellation)).TrimEnd('\n');
        var reason = await WhyNotAsync(real, user, cancellation);
        if (reason is null)
        {
            await user.MakeFolderAsync(real, cancellation);
            return real;
        }

        if (Directory.Exists(real))
            throw new ToolException($"{real} ya existe y {reason}. Elija otra carpeta con --data.");
        var elsewhere = (await user.RunAsync(["mktemp", "-d", $"{Shared}/conoceles-XXXXXXXX"], cancellation: cancellation)).Trim();
        Directory.CreateSymbolicLink(Path.Combine(parent.FullName, Path.GetFileName(wanted)), elsewhere);
        say($"La base de datos queda en {elsewhere}, con un enlace desde {wanted}, porque {reason}.");
        return elsewhere;
    }

    /// <summary>Folder of the unix socket inside the cluster's folder.</summary>
    public static string SocketFolder(string folder) => Path.Combine(folder, "socket");

    private static async Task<string?> WhyNotAsync(string folder, ServerUser user, CancellationToken cancellation)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(SocketFolder(folder), ".s.PGSQL.65535.lock")) > LongestSocketPath)
            return "la ruta es demasiado larga para un socket de Unix";
        if (user.IsAnother && await user.FirstClosedAncestorAsync(folder, cancellation) is { } closed)
            return $"el usuario del servidor no puede pasar por {closed}";
        return null;
    }
}
