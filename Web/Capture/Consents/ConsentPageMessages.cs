namespace Conoceles.Web.Capture.Consents;

/// <summary>Every sentence of the consents' page; those about each one are in <c>ConsentMessages</c>.</summary>
internal static class ConsentPageMessages
{
    public const string Title = "Consentimientos";
    public const string Intro = "Aquí se ve qué autoriza publicar la persona titular de la candidatura sobre los grupos del cuestionario de identidad. Dar o retirar un consentimiento es posible en cualquier momento, antes o después de la publicación, y no gasta el único ajuste.";
    public const string Where = "Lo que se autoriza aparece solo en el perfil en línea y en la búsqueda del sitio. No entra en los datos abiertos ni en los cortes, y los ingresos nunca se publican de forma individual.";
    public const string AtOnce = "Lo que se retira deja de publicarse en seguida.";
    public const string HowTitle = "Quién puede darlo";
    public const string Titular = "Usted responde como persona titular: lo que guarde aquí cuenta desde ese momento.";
    public const string Party = "Solo la persona titular puede dar o retirar un consentimiento: desde su propia cuenta, o con su escrito firmado, que la Unidad de Transparencia confirma. Mientras no conste, cada «Sí» que se haya capturado vale como «No» y nada se publica.";
    public const string PartyNext = "Para autorizar o retirar algo, imprima el formato, recabe la firma de la persona titular y entréguelo a la Unidad de Transparencia.";
    public const string Form = "Formato para firma";
    public const string Save = "Guardar los consentimientos";
    public const string Saved = "Los consentimientos se guardaron. El perfil público ya los toma en cuenta.";
    public const string Back = "Volver a la candidatura";
    public const string NothingChanged = "No cambió ninguna respuesta.";

    public const string FormTitle = "Consentimiento expreso de la persona titular";
    public const string FormIntro = "Marque con una cruz una sola opción en cada renglón. Lo que quede sin marcar no cambia.";
    public const string FormLaw = "Autorizo, o retiro mi autorización, para que el Instituto publique lo que marqué, en términos del aviso de privacidad. Sé que puedo cambiar de opinión en cualquier momento y que retirar una autorización no tiene efecto en el registro de mi candidatura.";
    public const string FormCandidacy = "Candidatura";
    public const string FormElection = "Proceso electoral";
    public const string FormDate = "Lugar y fecha";
    public const string FormName = "Nombre y firma de la persona titular";
    public const string Print = "Imprima esta página desde su navegador.";
}
