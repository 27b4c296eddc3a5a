using Conoceles.Candidacies.Commands;
using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// A step of a history, before it is known what the candidacy is then: what is tried, by whom, when, and with what
/// wrong. <see cref="Narrator"/> makes commands of it.
/// </summary>
/// <param name="Course">What moves the candidacy forward, or any command at all.</param>
/// <param name="Command">The command, when it is any.</param>
/// <param name="Person">Who gives it, when it is not who should.</param>
/// <param name="Stray">Out of ten: 0 when somebody else than who should gives it.</param>
/// <param name="Flaw">Out of twelve: the lowest ones each put something wrong into it.</param>
/// <param name="When">The instant, where the clock is free.</param>
/// <param name="Dice">For everything else.</param>
internal sealed record Step(Course Course, CommandName Command, Person Person, int Stray, int Flaw, Moment When, int Dice)
{
    public static readonly Gen<Step> Any = Gen.Select(
        Gen.Frequency((5, Course.Forward), (1, Course.FillIn), (4, Course.Anything)),
        Gen.Enum<CommandName>(),
        Gen.Enum<Person>(),
        Gen.Int[0, 9],
        Gen.Int[0, 11],
        Gen.Frequency((6, Gen.Const(Moment.Both)), (1, Gen.Const(Moment.LastOfCapture)), (3, Gen.Enum<Moment>())),
        Gen.Int[0, 1_000_000],
        (course, command, person, stray, flaw, when, dice) => new Step(course, command, person, stray, flaw, when, dice));
}

internal enum Course
{
    /// <summary>What would naturally come next.</summary>
    Forward,

    /// <summary>Every section that is still missing something.</summary>
    FillIn,

    /// <summary>Whatever the step says.</summary>
    Anything,
}
