namespace Conoceles.Web.Public.Receipts;

/// <summary>Every sentence of the verification of receipts.</summary>
internal static class ReceiptMessages
{
    public const string Title = "Verificar un acuse";
    public const string Description = "Comprueba con su folio que un acuse de Conóceles es auténtico.";
    public const string Intro = "Escribe el folio que está en el acuse. Aquí se dice si es auténtico, qué acto acredita y cuándo ocurrió; nada más.";
    public const string Folio = "Folio del acuse";
    public const string Hint = "17 letras y números, por ejemplo 0000-0000-0000-0000-0. Los guiones, los espacios y las mayúsculas no importan.";
    public const string Verify = "Verificar";

    public const string Valid = "El acuse es válido";
    public const string ValidText = "El instituto firmó un acuse con este folio y la firma corresponde.";
    public const string Kind = "Qué acredita";
    public const string When = "Fecha y hora del acto";
    public const string Rest = "El contenido no se muestra. Quien tiene el archivo del acuse puede comprobar todo lo que dice con las llaves públicas del instituto.";
    public const string KeysLink = "Llaves públicas de los acuses (JSON)";
    public const string FactsLink = "Este resultado para programas (JSON)";
    public const string Another = "Verificar otro acuse";

    public const string NotValid = "El acuse no es válido";
    public const string NotValidText = "Hay un registro con este folio, pero su firma no corresponde. No lo tomes como prueba y comunícalo al instituto.";

    public const string Unknown = "No existe un acuse con ese folio";
    public const string UnknownText = "El folio está bien escrito y ningún acuse lo tiene. Compáralo con el que está impreso. Si el acto fue hace menos de dos minutos, intenta de nuevo.";

    public const string Malformed = "Eso no es un folio";
    public const string MalformedText = "Un folio tiene 17 letras y números y el último comprueba a los demás. Falta o sobra alguno, o uno está equivocado.";
}
