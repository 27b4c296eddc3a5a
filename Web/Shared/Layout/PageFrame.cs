using Conoceles.Elections;

namespace Conoceles.Web.Shared.Layout;

/// <summary>Which of the system's faces a page belongs to: they must never be mistaken for each other.</summary>
public enum Area
{
    Public,
    Capture,
    Oversight,
    Operations,
    Account,
}

/// <summary>What every page has around it, whatever it shows.</summary>
/// <param name="Assets">Addresses of styles and scripts.</param>
/// <param name="Mark">Says that the page is of no real election; null when it is.</param>
/// <param name="ElectionName">Name of the electoral process; empty when not known yet.</param>
/// <param name="Site">Where people reach the site, for what has to be named from outside; null when only a proxy knows.</param>
/// <param name="Note">What has to be known of every page before it is read; null of the site as it is.</param>
public sealed record PageFrame(AssetManifest Assets, ElectionMark? Mark, string ElectionName, Uri? Site = null, string? Note = null);
