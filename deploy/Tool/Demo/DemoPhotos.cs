namespace Conoceles.Deploy.Demo;

/// <summary>Drawn faces, under <c>deploy/demo</c>: nobody's, and they say so.</summary>
internal sealed class DemoPhotos
{
    private readonly byte[][] _faces = [.. Directory.GetFiles(Repository.DemoPhotos, "*.jpg").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    public byte[] Of(Dice dice, int person) => dice.Pick("cara", person, _faces);
}
