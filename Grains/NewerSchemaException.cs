namespace Conoceles.Grains;

/// <summary>
/// The stored state was written by a newer version of this program. Activation is refused: rewriting it would drop
/// what this version does not know.
/// </summary>
[GenerateSerializer, Alias("NewerSchema")]
public sealed class NewerSchemaException(string stateName, string key, int stored, int mine)
    : Exception($"newer-schema: {stateName}/{key} has schema {stored}; this program writes {mine}.");
