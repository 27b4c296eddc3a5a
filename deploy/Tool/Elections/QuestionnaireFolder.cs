using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Elections;

/// <summary>Reads a version of the questionnaires: <c>deploy/questionnaires/{version}/</c>, three files.</summary>
public static class QuestionnaireFolder
{
    /// <summary>Folder of the versions, beside that of the elections.</summary>
    public const string Name = "questionnaires";

    /// <exception cref="ToolException">A file is missing, or says something that cannot be; every problem is told at once.</exception>
    public static QuestionnaireSet Read(string folder)
    {
        var reading = QuestionnaireReader.Read(Path.GetFileName(folder), Text("curricular"), Text("identidad"), Text("declaraciones"));
        return reading.Set ?? throw new ToolException(
            $"Los cuestionarios de {folder} no se pueden usar:\n{string.Join('\n', reading.Problems.Select(p => "  " + p))}");

        string Text(string name) => File.ReadAllText(Path.Combine(folder, name + ".json"));
    }
}
