using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.OpenData;

/// <summary>What the read API says to the people of a program that asks wrong.</summary>
internal static class ApiMessages
{
    public const string NoCuts = "Todavía no hay cortes.";
    public const string Away = "El registro público no está disponible en este momento.";

    public static string UnknownCut(int last) => $"El parámetro «desde» debe ser el número de un corte, del 1 al {SpanishNumbers.Whole(last)}.";
}
