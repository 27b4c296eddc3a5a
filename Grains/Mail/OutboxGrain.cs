namespace Conoceles.Grains.Mail;

/// <summary>Sends the outbox once a minute; one for the whole cluster, under <see cref="Key"/>.</summary>
[Alias("IOutboxGrain")]
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Its only key.</summary>
    public const string Key = "salida";

    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>Only the reminder: two activations at once take different notices (<see cref="Outbox.Take"/>).</summary>
public sealed class OutboxGrain(NoticeDelivery delivery) : Grain, IOutboxGrain, IRemindable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Stored: it never changes.</summary>
    private const string ReminderName = "outbox";

    public Task Arm() => this.RegisterOrUpdateReminder(ReminderName, Period, Period);

    public Task ReceiveReminder(string reminderName, TickStatus status) => delivery.Run(CancellationToken.None);
}
