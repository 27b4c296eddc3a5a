using System.Security.Cryptography;
using System.Text;
using Conoceles.Web.Accounts.Activation;
using Microsoft.AspNetCore.DataProtection;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// The seed of the codes travels in the form of the button that issues them, sealed for one administrator, one page and a
/// few minutes. Pressing twice, or again after a crash, makes the same codes; afterwards nobody can show them any more.
/// </summary>
internal sealed class SeedSeal(IDataProtectionProvider protection)
{
    public const string Field = "semilla";

    /// <summary>From the page with the button to the last time that its sheets can be shown again.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Conoceles.CodeSeed.v1").ToTimeLimitedDataProtector();

    /// <param name="by">The administrator.</param>
    /// <param name="page">What the button is about: an account or a batch.</param>
    public string New(string by, string page) =>
        Convert.ToBase64String(_protector.Protect([.. ActivationCode.NewSeed(), .. Mark(by, page)], Life));

    /// <summary>The seed; null when it is none, is too old, or was for somebody or something else.</summary>
    public byte[]? Open(string sealedSeed, string by, string page)
    {
        try
        {
            var content = _protector.Unprotect(Convert.FromBase64String(sealedSeed));
            return content.AsSpan(ActivationCode.SeedBytes).SequenceEqual(Mark(by, page)) ? content[..ActivationCode.SeedBytes] : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Mark(string by, string page) => Encoding.UTF8.GetBytes($"{by}\n{page}");
}
