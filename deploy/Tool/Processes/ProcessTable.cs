using System.Text.Json;

namespace Conoceles.Deploy.Processes;

/// <summary>What an installation has running, kept in <see cref="DataFolder.ProcessFile"/>.</summary>
public sealed class ProcessTable
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly string _path;
    private Content _content;

    private ProcessTable(string path, Content content) => (_path, _content) = (path, content);

    private sealed record Content
    {
        /// <summary>First port and TLS of what runs: another start must not mix two answers.</summary>
        public int Port { get; init; }

        public bool Tls { get; init; }

        /// <summary>Nobody waits for it at a terminal.</summary>
        public bool Detached { get; init; }

        public string ClusterId { get; init; } = "";

        public Child[] Children { get; init; } = [];
    }

    public static ProcessTable Open(DataFolder folder)
    {
        var content = File.Exists(folder.ProcessFile)
            ? JsonSerializer.Deserialize<Content>(File.ReadAllText(folder.ProcessFile), _json)
            : null;
        return new ProcessTable(folder.ProcessFile, content ?? new Content());
    }

    public int Port => _content.Port;

    public bool Tls => _content.Tls;

    /// <summary>Nobody waits at a terminal to stop it.</summary>
    public bool Detached => _content.Detached;

    /// <summary>Orleans' cluster id of what runs.</summary>
    public string ClusterId => _content.ClusterId;

    /// <summary>Everything that this start began, alive or not.</summary>
    public IEnumerable<string> Names => _content.Children.Select(c => c.Name);

    public IReadOnlyList<Child> Alive => [.. _content.Children.Where(c => c.IsAlive)];

    public Child? Find(string name) => Alive.FirstOrDefault(c => c.Name == name);

    /// <summary>Begins an empty table for a new start.</summary>
    public void Begin(int port, bool tls, bool detached, string clusterId) =>
        Write(new Content { Port = port, Tls = tls, Detached = detached, ClusterId = clusterId });

    /// <summary>Adds a process just started, in the place of a dead one of its name.</summary>
    public void Add(Child child) =>
        Write(_content with { Children = [.. _content.Children.Where(c => c.Name != child.Name), child] });

    private void Write(Content content)
    {
        _content = content;
        PrivateFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(content, _json));
    }
}
