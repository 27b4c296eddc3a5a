using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>Receipt of the account: what it opens, and what it cannot do.</summary>
public class DeliveryRulesTests
{
    private static readonly CandidacyState Waiting =
        Sample.StateIn(CandidacyStatus.Pending) with { Entry = Sample.Entry with { AccountDeliveredOn = null } };

    [Theory]
    [InlineData("2024-04-20T12:00:00-07:00", "2024-04-20T12:00:00-07:00", "2024-05-05")]
    [InlineData("2024-04-22T23:59:59.999-07:00", "2024-04-22T23:59:59.999-07:00", "2024-05-07")]
    [InlineData("2024-04-23T00:00:00-07:00", "2024-04-23T00:00:00-07:00", "2024-05-08")]
    // The party had its account before the approval: the approval opens the window, the whole day of it.
    [InlineData("2024-04-10T12:00:00-07:00", "2024-04-19T00:00:00-07:00", "2024-05-04")]
    public void Delivery_OpensTheCapture_AtTheLaterOfReceiptAndApproval(string received, string opens, string last)
    {
        var next = Accepted(Waiting, Command(received));
        var window = CaptureWindow.Of(next, Sample.Calendar)!.Value;
        Assert.Equal((Sample.At(opens), Deadlines.EndOf(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture))), window);
        Assert.Equal(ReceiptKind.Delivery, next.Receipts[^1].Kind);
        var entry = next.PendingAudit[^1];
        Assert.Equal((CommandName.RecordDelivery, next.Receipts[^1].Folio), (entry.Action, entry.Subject));
        Assert.Equal(Refusals.WindowNotOpen, CaptureWindow.Refusal(next, window.Opens.AddMilliseconds(-1), Sample.Calendar));
        Assert.Null(CaptureWindow.Refusal(next, window.Opens, Sample.Calendar));
        Assert.Null(CaptureWindow.Refusal(next, window.Closes, Sample.Calendar));
        Assert.Equal(Refusals.WindowClosed, CaptureWindow.Refusal(next, window.Closes.AddMilliseconds(1), Sample.Calendar));
    }

    [Fact]
    public void BeforeAnyDelivery_NothingIsOpen() =>
        Assert.Equal(Refusals.WindowNotOpen, CaptureWindow.Refusal(Waiting, Sample.InWindow, Sample.Calendar));

    [Fact]
    public void ASecondDelivery_MovesNothing()
    {
        var next = Accepted(Waiting, Command("2024-04-20T12:00:00-07:00"));
        foreach (var state in new[] { next, Sample.StateIn(CandidacyStatus.Pending) })
        {
            var again = CandidacyRules.Decide(state, Command("2024-04-22T12:00:00-07:00"), Sample.Circumstances);
            Assert.Equal(Refusals.AlreadyDelivered, again.Refusal);
        }
    }

    [Fact]
    public void Delivery_InTheFuture_IsRefused()
    {
        var now = Command("2024-04-25T10:00:00-07:00");
        Assert.Null(CandidacyRules.Decide(Waiting, now, Sample.Circumstances).Refusal);
        Assert.Equal(
            Refusals.DeliveryDate,
            CandidacyRules.Decide(Waiting, now with { DeliveredAt = now.ReceivedAt.AddMilliseconds(1) }, Sample.Circumstances).Refusal);
    }

    [Fact]
    public void Delivery_IsTheActs_WhateverTheRegistrySaysLater()
    {
        var next = Accepted(Waiting, Command("2024-04-20T12:00:00-07:00"));
        var corrected = Accepted(next, new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = Sample.InWindow,
            Election = next.Election,
            Entry = next.Entry! with { AccountDeliveredOn = new DateOnly(2024, 4, 24) },
        });
        Assert.Equal(CaptureWindow.Of(next, Sample.Calendar), CaptureWindow.Of(corrected, Sample.Calendar));
    }

    private static RecordDelivery Command(string received) => new()
    {
        OperationId = Sample.NewId(),
        Actor = new Actor("cuenta-ut", "sesion-ut", Role.UtAdministrator, null),
        ReceivedAt = Sample.InWindow,
        Delivery = "entrega-1",
        DeliveredAt = Sample.At(received),
    };

    private static CandidacyState Accepted(CandidacyState state, CandidacyCommand command)
    {
        var decision = CandidacyRules.Decide(state, command, Sample.Circumstances);
        Assert.True(decision.State is not null, decision.Refusal?.Code);
        return decision.State;
    }
}
