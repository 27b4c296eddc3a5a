namespace Conoceles.Deploy;

/// <summary>Something the person at the console can mend: its message is one Spanish sentence, shown alone.</summary>
public sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
