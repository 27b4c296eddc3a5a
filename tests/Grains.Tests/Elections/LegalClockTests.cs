using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Elections;

public class LegalClockTests
{
    [Fact]
    public void Moves_GrowWhenTheRowSaysAnotherShift_AndAtNothingElse()
    {
        var clock = new LegalClock(TimeProvider.System);
        clock.Follow(TimeSpan.Zero);
        Assert.Equal((0, TimeSpan.Zero), (clock.Moves, clock.Offset));
        clock.Follow(TimeSpan.FromHours(-3));
        clock.Follow(TimeSpan.FromHours(-3));
        Assert.Equal((1, TimeSpan.FromHours(-3)), (clock.Moves, clock.Offset));
        // A test that sets it is not the row: sweeps leave its candidacies alone.
        clock.Offset = TimeSpan.FromDays(2);
        Assert.Equal((1, TimeSpan.FromDays(2)), (clock.Moves, clock.Offset));
    }
}
