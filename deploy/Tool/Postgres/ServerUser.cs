namespace Conoceles.Deploy.Postgres;

/// <summary>
/// The unprivileged user of the server: PostgreSQL refuses to run as root, so root lends it the distribution's
/// <c>postgres</c> user; anybody else runs it as herself.
/// </summary>
public sealed class ServerUser
{
    private const string DistributionUser = "postgres";
    private readonly string[] _prefix;

    private ServerUser(string[] prefix) => _prefix = prefix;

    /// <summary>True when the server's files belong to somebody else than this process.</summary>
    public bool IsAnother => _prefix.Length > 0;

    public static ServerUser Current { get; } = new(
        Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", DistributionUser, "--regid", DistributionUser, "--init-groups", "--"]
            : []);

    public Task<string> RunAsync(IReadOnlyList<string> command, string input = "", CancellationToken cancellation = default) =>
        Shell.RunAsync([.. _prefix, .. command], input, cancellation: cancellation);

    public Task<Shell.Result> TryAsync(IReadOnlyList<string> command, CancellationToken cancellation = default) =>
        Shell.TryAsync([.. _prefix, .. command], cancellation: cancellation);

    /// <summary>Writes a file as that user, so that root never writes inside a folder that somebody else controls.</summary>
    public Task WriteFileAsync(string path, string content, CancellationToken cancellation = default) =>
        RunAsync(["sh", "-c", "umask 077; cat > \"$1\"", "sh", path], content, cancellation);

    /// <summary>First ancestor of <paramref name="folder"/> that this user may not pass through; null when none.</summary>
    public async Task<string?> FirstClosedAncestorAsync(string folder, CancellationToken cancellation = default)
    {
        var ancestors = new List<string>();
        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
            ancestors.Insert(0, parent.FullName);
        var result = await TryAsync(
            ["sh", "-c", "for d in \"$@\"; do test -x \"$d\" || { printf %s \"$d\"; exit 1; }; done", "sh", .. ancestors],
            cancellation);
        return result.ExitCode == 0 ? null : result.Output;
    }

    /// <summary>Makes a folder of mode 0700 that belongs to this user.</summary>
    public Task MakeFolderAsync(string folder, CancellationToken cancellation = default) =>
        Shell.RunAsync(
            IsAnother
                ? ["install", "-d", "-m", "0700", "-o", DistributionUser, "-g", DistributionUser, "--", folder]
                : ["install", "-d", "-m", "0700", "--", folder],
            cancellation: cancellation);

    /// <summary>True when the folder belongs to this user: a link in a shared folder is not believed without it.</summary>
    public async Task<bool> OwnsAsync(string folder, CancellationToken cancellation = default) =>
        (await TryAsync(["test", "-O", folder], cancellation)).ExitCode == 0;
}
