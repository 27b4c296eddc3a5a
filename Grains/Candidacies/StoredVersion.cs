using System.Globalization;

namespace Conoceles.Grains.Candidacies;

/// <summary>The storage row's version, which Orleans' ADO.NET provider keeps as the ETag.</summary>
internal static class StoredVersion
{
    public static int Of<T>(IPersistentState<T> storage) =>
        int.TryParse(storage.Etag, NumberStyles.Integer, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
