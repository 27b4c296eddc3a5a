using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conoceles.Deliveries;

namespace Conoceles.Omissions;

/// <summary>
/// File of a capture that closed without a submission (omisa; product §5, domain §5.4): what the institute hands over to
/// the authority that decides whether it was a fault. Composed once after the closing and never changed: an extension or a
/// reopening that comes later is another closing, with a file of its own. Counts and instants, nothing of what anybody wrote.
/// Instants are legal.
/// </summary>
public sealed record Omission
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Candidacy id.</summary>
    public required string Candidacy { get; init; }

    /// <summary>Name of the registry.</summary>
    public required string Name { get; init; }

    /// <summary>Office id.</summary>
    public required string Office { get; init; }

    public required string Territory { get; init; }

    /// <summary>Propietaria or suplente.</summary>
    public required string Character { get; init; }

    /// <summary>Political actor's id.</summary>
    public required string Actor { get; init; }

    /// <summary>Responsible party's id.</summary>
    public required string Party { get; init; }

    /// <summary>Opening of the capture, from 1.</summary>
    public required int Opening { get; init; }

    /// <summary>Last instant at which it could be sent.</summary>
    public required DateTimeOffset Closed { get; init; }

    /// <summary>Rules and agreements that made that instant, one sentence each.</summary>
    public required ImmutableArray<string> Why { get; init; }

    public required DateOnly ApprovedOn { get; init; }

    public required string ApprovalAgreement { get; init; }

    /// <summary>When the account was received.</summary>
    public required DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The act of delivery; null when the registry itself said the day.</summary>
    public OmissionDelivery? Delivery { get; init; }

    public required OmissionSignIns SignIns { get; init; }

    public required OmissionProgress Progress { get; init; }

    /// <summary>Warnings about that closing, the first one first.</summary>
    public required ImmutableArray<OmissionWarning> Warnings { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static Omission Parse(string json) => JsonSerializer.Deserialize<Omission>(json, Options)!;
}

/// <summary>Act by which the account was delivered.</summary>
/// <param name="Receiver">Name and post, as they signed.</param>
/// <param name="Way">A <see cref="DeliveryWay"/>.</param>
/// <param name="Reference">Of the evidence.</param>
/// <param name="RecordedAt">When the UT recorded it.</param>
public sealed record OmissionDelivery(string Receiver, DeliveryWay Way, string Reference, DateTimeOffset RecordedAt);

/// <summary>How often somebody signed in with an account that reaches the candidacy, from the receipt to the closing.</summary>
public sealed record OmissionSignIns(int Count, DateTimeOffset? First, DateTimeOffset? Last);

/// <summary>How far the draft was.</summary>
/// <param name="Started">Sections saved at least once.</param>
/// <param name="Complete">Sections complete.</param>
/// <param name="Sections">Sections that there are.</param>
/// <param name="MinimumMissing">Sections that the legal minimum still wanted.</param>
/// <param name="CurricularPercent">Of the curricular questionnaire, 0 to 100.</param>
/// <param name="SavedAt">When it was last saved.</param>
public sealed record OmissionProgress(int Started, int Complete, int Sections, int MinimumMissing, int CurricularPercent, DateTimeOffset? SavedAt);

/// <summary>A warning that the party had before the closing.</summary>
/// <param name="Key">Of the notice.</param>
/// <param name="Written">When it was written.</param>
/// <param name="Sent">When a mail server took it; null when it was for paper.</param>
/// <param name="Recipients">Addresses to which it was handed.</param>
public sealed record OmissionWarning(string Key, DateTimeOffset Written, DateTimeOffset? Sent, int Recipients);
