namespace Conoceles.Web.Oversight.Consents;

/// <summary>Every sentence of the page where signed forms are confirmed.</summary>
internal static class ConsentReviewMessages
{
    public const string Title = "Consentimientos";
    public const string Intro = "Registre lo que dice el escrito firmado de la persona titular. Un «Sí» cuenta desde que se confirma aquí; un «No» retira lo publicado en seguida. No gasta el único ajuste.";
    public const string Sensitive = "Qué autoriza una persona puede decir algo de ella: consúltelo solo para registrar su escrito.";
    public const string Blocked = "La candidatura se retiró y sus datos sensibles están bloqueados: aquí no se muestra lo que consta. Un escrito que llegue puede registrarse mientras no se supriman.";
    public const string Evidence = "Constancia";
    public const string Reference = "Referencia del escrito";
    public const string ReferenceHint = "Expediente, folio u oficio con el que se encuentra el original.";
    public const string SignedOn = "Fecha de la firma";
    public const string Confirm = "Confirmar el escrito";
    public const string Saved = "El escrito quedó registrado.";
    public const string Back = "Volver a la revisión";
    public const string ReferenceMissing = "Anote la referencia del escrito.";
    public const string DateMissing = "Anote la fecha de la firma: día, mes y año.";
    public const string NothingChosen = "Marque al menos un «Sí» o un «No» que cambie lo registrado.";
}
