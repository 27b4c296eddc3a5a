namespace Conoceles.Web.Capture.Identity;

/// <summary>Which accounts have read the notice before a candidacy's identity questionnaire.</summary>
public interface ISeenNotices
{
    Task<bool> Seen(string account, string candidacy, CancellationToken cancellation);

    /// <summary>Twice is once.</summary>
    Task Record(string account, string candidacy, CancellationToken cancellation);
}
