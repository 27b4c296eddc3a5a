namespace Conoceles.Deploy.Running;

/// <summary>One command at a time works on a folder; the kernel frees the lock when its holder dies.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(DataFolder folder)
    {
        try
        {
            return new FolderLock(new FileStream(
                Path.Combine(folder.Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new ToolException($"Otra orden está trabajando en {folder.Root}; espere a que termine.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
