using Conoceles.Web.Shared.Text;
using Npgsql;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// The one place where a filter becomes SQL over <c>oversight.candidacy</c>: a number on the board and the list that it
/// leads to are the same condition. What people write goes only into parameters.
/// </summary>
internal sealed class CandidacySql
{
    /// <summary>Parameter: slug of the election.</summary>
    public const string Election = "$1";

    /// <summary>Parameter: the legal instant of the question.</summary>
    public const string Now = "$2";

    private readonly List<object> _values;
    private readonly List<string> _conditions = [$"election = {Election}"];

    public CandidacySql(string election, DateTimeOffset now, CandidacyFilter filter)
    {
        _values = [election, now.ToUniversalTime()];
        if (filter.Situation is { } situation)
            _conditions.Add($"({Situation.Sql}) = {Value(situation.Index)}");
        if (filter.Attention is { } attention)
            _conditions.Add(attention.Sql);
        foreach (var (dimension, value) in filter.Values)
            _conditions.Add(value == Dimension.None && dimension.Lacking is not null ? $"{dimension.Column} is null" : $"{dimension.Column} = {Value(value)}");
        foreach (var word in Folding.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            _conditions.Add(BeginsAWord(word.ToLowerInvariant()));
    }

    /// <summary>Condition of the rows that pass, for after <c>where</c>.</summary>
    public string Where => string.Join(" and ", _conditions.Select(c => $"({c})"));

    /// <summary>Adds a value; how the statement names it.</summary>
    public string Value(object value)
    {
        _values.Add(value);
        return $"${_values.Count}";
    }

    // As Folding.Matches: whatever is neither letter nor digit parts words. Of letters and digits alone, the word is a
    // pattern that only matches itself; the cheap condition first spares most rows the other one.
    private string BeginsAWord(string word) =>
        $"sort_name like {Value($"%{word}%")} and sort_name ~ {Value($"(^|[^[:alnum:]]){word}")}";

    /// <summary>The statement with every value that was added.</summary>
    public NpgsqlCommand Command(NpgsqlDataSource oversight, string sql)
    {
        var command = oversight.CreateCommand(sql);
        foreach (var value in _values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
