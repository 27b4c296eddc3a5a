using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// Between the preview and the confirmation the plan travels in the form, sealed: what is created is what was shown, and
/// nothing that was not.
/// </summary>
internal sealed class PlanSeal(IDataProtectionProvider protection)
{
    /// <summary>How long a preview may wait for its confirmation.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Conoceles.AccountPlan.v1").ToTimeLimitedDataProtector();

    public string Seal(AccountPlan plan) => _protector.Protect(JsonSerializer.Serialize(plan), Life);

    /// <summary>The plan; null when it is none, is too old or was shown to somebody else.</summary>
    public AccountPlan? Open(string sealedPlan, string by)
    {
        try
        {
            return JsonSerializer.Deserialize<AccountPlan>(_protector.Unprotect(sealedPlan)) is { } plan && plan.By == by ? plan : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
