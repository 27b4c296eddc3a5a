using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Conoceles.TestData;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Tests.Forms;

/// <summary>The controls of a shipped section, as its page draws them, in a page that has nothing else.</summary>
internal static class SectionMarkup
{
    private static readonly PageRenderer Renderer = new();

    public static async Task<string> Of(
        string sectionId, IReadOnlyDictionary<string, string>? values = null, params PageError[] errors)
    {
        var section = ShippedQuestionnaires.Section(sectionId);
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"es-MX\"><head><title>Prueba</title><link rel=\"stylesheet\" href=\"/base.css\" />")
            .Append("<link rel=\"stylesheet\" href=\"/captura.css\" /><script type=\"module\" src=\"/captura.js\"></script></head><body><main><h1>Prueba</h1><form method=\"post\" novalidate>");
        foreach (var field in section.Fields)
        {
            html.Append(Encoding.UTF8.GetString(await Renderer.Render<FieldControl>(new Dictionary<string, object?>
            {
                [nameof(FieldControl.Field)] = field,
                [nameof(FieldControl.Values)] = values ?? new Dictionary<string, string>(),
                [nameof(FieldControl.Errors)] = errors,
                [nameof(FieldControl.Gate)] = field.ShowWhen is { } when ? section.FindField(when.Field) : null,
            })));
        }

        return html.Append("</form></main></body></html>").ToString();
    }

    public static async Task<IDocument> Document(
        string sectionId, IReadOnlyDictionary<string, string>? values = null, params PageError[] errors) =>
        await new HtmlParser().ParseDocumentAsync(await Of(sectionId, values, errors), CancellationToken.None);
}
