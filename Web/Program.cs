using System.Globalization;
using Conoceles.Web.Configuration;
using Conoceles.Web.Endpoints;

// One culture for everything; what people read is formatted by our own tables and what is stored is invariant.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("es-MX");

if (Verbs.Find(args) is { } verb)
    return await verb();

var builder = Programs.NewBuilder(args);
var settings = WebSettings.Read(builder.Configuration);
builder.AddListening(settings);
builder.AddShared(settings);
if (settings.Has(WebRoles.Public))
    builder.AddPublic(settings);
if (settings.IsPrivate)
    builder.AddPrivate(settings);
builder.AddNodeReport(settings);

var app = builder.Build();
app.UsePipeline(settings);
app.MapRoles(settings);
// Taken now: when the start fails, the services are gone before anybody can ask.
var stopping = app.Lifetime.ApplicationStopping;
try
{
    await app.RunAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Asked to stop while the client was still waiting for its first silo.
}

return 0;
