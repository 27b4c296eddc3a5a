namespace Conoceles.Web.Public.Mirror;

/// <summary>Why there is no copy: one Spanish sentence for who asked for it, and a code for programs.</summary>
public sealed class MirrorException(string code, string sentence) : Exception(sentence)
{
    public string Code => code;
}
