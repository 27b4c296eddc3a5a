using System.Text.Json.Nodes;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Questionnaires;

/// <summary>A shipped definition with one thing broken: the reader says which, and where.</summary>
public class QuestionnaireReaderTests
{
    /// <summary>What is broken, in which file, its path and a word of the message.</summary>
    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "curricular", "sections[1].id = estudios", "curricular.estudios", "ya existe" },
        { "curricular", "sections[3].fields[0].id = grado", "curricular.historia.grado", "ya existe" },
        { "curricular", "sections[0].id = Con Espacio", "curricular.Con Espacio", "minúsculas" },
        { "curricular", "sections[0].title = ", "curricular.fotografia.title", "vacío" },
        { "curricular", "sections[3].fields[0].id = terminada", "curricular.historia.terminada", "reservado" },
        { "curricular", "sections[3].fields[0].id = nacimiento-dia", "curricular.historia.nacimiento-dia", "reservado" },
        { "curricular", "sections[3].fields[0].label = ", "curricular.historia.historia-profesional.label", "vacío" },
        { "curricular", "sections[3].fields[0].min = 5001", "curricular.historia.historia-profesional.min", "mayor que el máximo" },
        { "curricular", "sections[3].fields[0].max = 0", "curricular.historia.historia-profesional.min", "1 o más" },
        { "curricular", "sections[3].fields[0].max = null", "curricular.historia.historia-profesional.max", "necesita su máximo" },
        { "curricular", "sections[3].fields[0].repeat = 2", "curricular.historia.historia-profesional.repeat", "no puede repetirse" },
        { "curricular", "sections[1].fields[7].repeat = 0", "curricular.contacto.correo-publico.repeat", "1 a 20" },
        { "curricular", "sections[1].fields[7].max = 9", "curricular.contacto.correo-publico.max", "solo los textos" },
        { "curricular", "sections[1].fields[7].mentions = [\"Years\"]", "curricular.contacto.correo-publico.mentions", "textos largos" },
        { "curricular", "sections[1].fields[7].options = [{\"value\":\"a\",\"label\":\"A\"}]", "curricular.contacto.correo-publico.options", "no tiene opciones" },
        { "curricular", "sections[1].fields[0].network = null", "curricular.contacto.facebook.network", "de qué red" },
        { "curricular", "sections[1].fields[0].network.profile = http://ejemplo.invalid/", "curricular.contacto.facebook.network", "https" },
        { "curricular", "sections[1].fields[0].network.hosts = []", "curricular.contacto.facebook.network", "dominios" },
        { "curricular", "sections[1].atLeastOneOf = [\"grado\"]", "curricular.contacto.atLeastOneOf", "no es un campo" },
        { "curricular", "sections[1].atLeastOneMessage = ", "curricular.contacto.atLeastOneMessage", "frase" },
        { "curricular", "sections[2].fields[0].options = []", "curricular.estudios.grado.options", "al menos dos" },
        { "curricular", "sections[2].fields[0].options[1].value = sin-estudios", "curricular.estudios.grado.options", "se repite" },
        { "curricular", "sections[2].fields[0].options[1].value = no-aplica", "curricular.estudios.grado.options", "reservado" },
        { "curricular", "sections[2].fields[0].options[1].value = Con Espacio", "curricular.estudios.grado.options", "minúsculas" },
        { "curricular", "sections[2].fields[0].options[1].label = ", "curricular.estudios.grado.options", "no tiene texto" },
        { "curricular", "sections[2].fields[1].showWhen.field = nadie", "curricular.estudios.estatus-grado.showWhen", "no está en el rubro" },
        { "curricular", "sections[2].fields[1].showWhen.field = p01", "curricular.estudios.estatus-grado.showWhen", "no está en el rubro" },
        { "curricular", "sections[2].fields[1].showWhen.field = estatus-grado", "curricular.estudios.estatus-grado.showWhen", "después" },
        { "curricular", "sections[2].fields[1].showWhen.field = cursos", "curricular.estudios.estatus-grado.showWhen", "después" },
        { "curricular", "sections[2].fields[1].showWhen.anyOf = [\"rey-de-francia\"]", "curricular.estudios.estatus-grado.showWhen", "no es una opción" },
        { "curricular", "sections[2].fields[1].showWhen.anyOf = []", "curricular.estudios.estatus-grado.showWhen", "con qué respuestas" },
        { "curricular", "sections[0].fields[1].expectedWith = grado", "curricular.fotografia.foto-fecha.expectedWith", "no es otro campo" },
        { "curricular", "sections[6].companion = indigena", "curricular.propuesta-1.companion", "no es otro rubro" },
        { "curricular", "sections[8].fields = []", "curricular.propuesta-grupo.fields", "no tiene campos" },
        { "curricular", "sections = []", "curricular.sections", "no tiene rubros" },
        { "curricular", "version = 0", "curricular.version", "1 o más" },
        { "curricular", "sensitive = true", "curricular.sensitive", "público" },
        { "curricular", "id = curriculum", "curricular.id", "debe decir" },
        { "curricular", "sorpresa = 1", "curricular, línea", "no se puede leer" },
        { "curricular", "sections[0].fields[0].kind = Dibujo", "curricular, línea", "no se puede leer" },
        { "curricular", "sections[0].fields[0].kind = 3", "curricular, línea", "no se puede leer" },
        { "curricular", "sections[0].fields[0].label = null", "curricular, línea", "no se puede leer" },
        { "curricular", "sections[0].fields = null", "curricular, línea", "no se puede leer" },
        { "identidad", "sensitive = false", "identidad.sensitive", "sensible" },
        { "identidad", "sections[0].id = grado-x", "identidad.groups.indigena.section", "no es un rubro" },
        { "identidad", "groups[1].id = indigena", "identidad.groups.indigena", "ya existe" },
        { "identidad", "groups[0].chip = ", "identidad.groups.indigena", "etiqueta" },
        { "identidad", "groups[0].field = p99", "identidad.groups.indigena.field", "no es un campo" },
        { "identidad", "groups[0].answer = quiza", "identidad.groups.indigena.answer", "no es una opción" },
        { "identidad", "groups[2].details = true", "identidad.groups.afromexicana.details", "no tiene detalles" },
        { "identidad", "groups[5].minAge = 30", "identidad.groups.jovenes.minAge", "mayor que" },
        { "declaraciones", "sensitive = true", "declaraciones.sensitive", "no son sensibles" },
        { "declaraciones", "sections[1].fields[0].id = otro-nombre", "identidad.groups.indigena", "consent-indigena" },
        { "declaraciones", "sections[1].fields[1].id = otro-nombre", "identidad.groups.indigena", "consent-detalle-indigena" },
        { "declaraciones", "sections[1].fields[0].options[0].value = tal-vez", "identidad.groups.indigena", "de Sí o No" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Read_OfABrokenDefinition_SaysWhatAndWhere(string file, string change, string path, string word)
    {
        var reading = Read(name => name == file ? Change(ShippedQuestionnaires.Text(name), change) : ShippedQuestionnaires.Text(name));
        Assert.Null(reading.Set);
        Assert.Contains(reading.Problems, p => p.Path.StartsWith(path, StringComparison.Ordinal) && p.Message.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OfSeveralProblems_SaysThemAllAtOnce()
    {
        var reading = Read(name => name switch
        {
            "curricular" => Change(Change(ShippedQuestionnaires.Text(name), "version = 0"), "sections[3].fields[0].min = 5001"),
            "identidad" => Change(ShippedQuestionnaires.Text(name), "groups[0].answer = quiza"),
            _ => ShippedQuestionnaires.Text(name),
        });
        Assert.Equal(3, reading.Problems.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Read_OfWhatIsNoDefinition_SaysItForEachFile(string text)
    {
        var reading = Read(_ => text);
        Assert.Null(reading.Set);
        Assert.Equal(3, reading.Problems.Length);
    }

    private static QuestionnaireReading Read(Func<string, string> text) =>
        QuestionnaireReader.Read("v2", text("curricular"), text("identidad"), text("declaraciones"));

    // «sections[1].fields[0].id = x»: a path and its new value, text when it is no JSON.
    private static string Change(string json, string change)
    {
        var parts = change.Split(" = ", 2);
        var root = JsonNode.Parse(json)!;
        var steps = parts[0].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var at = root;
        foreach (var step in steps[..^1])
            at = step[0] == '[' ? at[Index(step)]! : at[step]!;
        var value = Value(parts[1]);
        if (steps[^1][0] == '[')
            at[Index(steps[^1])] = value;
        else
            at[steps[^1]] = value;
        return root.ToJsonString();
    }

    private static int Index(string step) => int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
