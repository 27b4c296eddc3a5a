using Conoceles.Grains.Projection;
using Conoceles.Hosting;
using Conoceles.Silo.Configuration;

var builder = WebApplication.CreateSlimBuilder(args);
var settings = SiloSettings.Read(builder.Configuration);
var databases = new Databases(settings.Main, settings.Curricular, settings.Identity);

// The health port answers while the silo waits for PostgreSQL.
builder.Services.Configure<HostOptions>(o =>
{
    o.ServicesStartConcurrently = true;
    o.ShutdownTimeout = TimeSpan.FromSeconds(20);
});
builder.WebHost.ConfigureKestrel(o => o.ListenLocalhost(settings.HealthPort));
builder.AddSiloServices(settings, databases);
builder.Services.AddConocelesTelemetry(builder.Configuration, "conoceles-silo");
builder.UseOrleans(silo => silo.UseCluster(settings, databases));
// After Orleans, so that grains can be called.
builder.Services.AddSingleton<Reconciler>();
builder.Services.AddHostedService(p => p.GetRequiredService<Reconciler>());

var app = builder.Build();
app.UseHealthPort(settings.HealthPort);
await app.RunAsync();
await databases.DisposeAsync();
