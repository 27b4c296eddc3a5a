using Conoceles.Candidacies;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;

namespace Conoceles.Grains.Cuts.Rules;

/// <summary>Who may ask for a cut, and when. Pure.</summary>
internal static class CutRules
{
    /// <summary>Characters of a reason: it is a sentence for everybody to read.</summary>
    public const int MaxReason = 500;

    public static readonly Refusal ReasonTooLong = new("reason-too-long", "El motivo puede tener 500 caracteres a lo más.");
    public static readonly Refusal Running = new("cut-running", "Ya se está haciendo un corte; cuando termine podrá pedir otro.");
    public static readonly Refusal Empty = new("cut-empty", "Todavía no hay candidaturas públicas de las que hacer un corte.");

    /// <summary>Null when it may be made.</summary>
    public static Refusal? Refuse(MakeCut command, ElectionDefinition? election, bool running) =>
        command.Actor.Role is not (Role.UtAdministrator or Role.System) ? Refusals.RoleLacksCommand
        : election is null ? ElectionRules.NoElection
        : command.Actor.Role is Role.UtAdministrator && string.IsNullOrWhiteSpace(command.Reason) ? Refusals.ReasonMissing
        : command.Reason.Length > MaxReason ? ReasonTooLong
        : running ? Running
        : null;
}
