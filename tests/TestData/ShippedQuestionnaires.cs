using Conoceles.Questionnaires;

namespace Conoceles.TestData;

/// <summary>The questionnaires that ship, read from <c>deploy/questionnaires</c> of the checkout that these tests were built from.</summary>
internal static class ShippedQuestionnaires
{
    public static string Folder { get; } = Path.Combine(Root(), "deploy", "questionnaires", "v2");

    public static QuestionnaireSet Set { get; } = Read();

    public static Section Section(string id) => Set.Find(id)?.Section ?? throw new ArgumentException($"There is no section {id}.", nameof(id));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    /// <summary>Text of a file of the checkout.</summary>
    public static string Repository(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static QuestionnaireSet Read()
    {
        var reading = QuestionnaireReader.Read("v2", Text("curricular"), Text("identidad"), Text("declaraciones"));
        return reading.Set ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Conoceles.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Conoceles.sln is in no folder above the tests.");
    }
}
