namespace Conoceles.Candidacies;

/// <summary>
/// Names of what a consent is about: a group by its id (its chip), or the details of an identity section. The same
/// names, after <c>consent-</c>, are the fields of the declarations that ask for it.
/// </summary>
public static class ConsentSubject
{
    private const string FieldPrefix = "consent-";
    private const string DetailsPrefix = "detalle-";

    /// <summary>The details of one identity section.</summary>
    public static string Details(string section) => DetailsPrefix + section;

    /// <summary>The identity section whose details the subject is about; null when it is a group.</summary>
    public static string? SectionOf(string subject) =>
        subject.StartsWith(DetailsPrefix, StringComparison.Ordinal) ? subject[DetailsPrefix.Length..] : null;

    /// <summary>Field of the declarations that asks for it.</summary>
    public static string Field(string subject) => FieldPrefix + subject;

    /// <summary>The subject that a field of the declarations asks for; null when it asks something else.</summary>
    public static string? OfField(string field) =>
        field.StartsWith(FieldPrefix, StringComparison.Ordinal) ? field[FieldPrefix.Length..] : null;
}
