namespace Conoceles.Deploy;

/// <summary>Files that only their owner may read.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces the file whole, mode 0600: a reader sees the old one or the new one.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var next = path + ".next";
        File.Delete(next);
        using (var file = new FileStream(next, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        }))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }

    /// <summary>Makes a folder of mode 0700.</summary>
    public static void MakeFolder(string path) => Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Makes a folder of mode 0711: others pass through to what is theirs inside, and see nothing else.</summary>
    public static void MakePassage(string path) => Directory.CreateDirectory(
        path, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
}
