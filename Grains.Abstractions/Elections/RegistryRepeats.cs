namespace Conoceles.Elections;

/// <summary>What one line says against another: a key or a post twice, two deliveries to one party.</summary>
internal sealed class RegistryRepeats(ElectionDefinition election)
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateOnly Day, int Line)> _deliveries = new(StringComparer.Ordinal);

    public void Check(RegistryEntry entry, RegistryLine line)
    {
        if (entry.Key.Length > 0 && !_keys.TryAdd(entry.Key, line.Number))
            line.Say(RegistryColumns.Key, "repeated-key", $"La clave se repite; ya está en el renglón {RegistryErrors.Number(_keys[entry.Key])}.");
        // A post that is itself wrong was told already, and says nothing of another.
        if (line.HasPost && election.FindActor(entry.PoliticalActor) is { } actor
            && PostRules.PostOf(actor, entry) is var post && !_posts.TryAdd(post, line.Number))
        {
            line.Say(RegistryColumns.Office, "repeated-post", $"Ese puesto ya lo tiene el renglón {RegistryErrors.Number(_posts[post])}: mismo cargo, territorio, número, carácter y actor político.");
        }

        Deliveries(entry, line);
    }

    // One delivery per party opens its window (product §5): two dates would give two windows to the same account.
    private void Deliveries(RegistryEntry entry, RegistryLine line)
    {
        if (entry.ResponsibleParty.Length == 0 || entry.AccountDeliveredOn is not { } day || _deliveries.TryAdd(entry.ResponsibleParty, (day, line.Number)))
            return;
        var first = _deliveries[entry.ResponsibleParty];
        if (first.Day != day)
        {
            line.Say(
                RegistryColumns.DeliveredOn, "two-deliveries",
                $"La cuenta de «{entry.ResponsibleParty}» se entrega una vez: el renglón {RegistryErrors.Number(first.Line)} dice {RegistryErrors.Day(first.Day)} y este {RegistryErrors.Day(day)}.");
        }
    }
}
