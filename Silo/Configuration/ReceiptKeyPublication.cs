using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;

namespace Conoceles.Silo.Configuration;

/// <summary>Publishes the receipt keys' public halves before this silo has a grain that could sign.</summary>
internal sealed class ReceiptKeyPublication(Databases databases, ReceiptKeys keys) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(ReceiptKeyPublication), ServiceLifecycleStage.ApplicationServices,
        cancellation => ReceiptProjection.Publish(databases.Main, keys.History, cancellation));
}
