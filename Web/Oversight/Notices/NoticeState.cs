namespace Conoceles.Web.Oversight.Notices;

/// <summary>What became of a notice; derived from its row, each notice is in exactly one.</summary>
/// <param name="Slug">Value of the filter in the address.</param>
/// <param name="Name">Of several.</param>
/// <param name="One">Of one.</param>
/// <param name="Class">Style of the mark.</param>
public sealed record NoticeState(string Slug, string Name, string One, string Class)
{
    public static readonly NoticeState Pending = new("pendiente", "Pendientes", "Pendiente", "est pend");
    public static readonly NoticeState Failed = new("con-error", "Con error", "Con error", "est mal");
    public static readonly NoticeState Printable = new("por-imprimir", "Por imprimir", "Por imprimir", "est prog");
    public static readonly NoticeState Sent = new("enviado", "Enviados", "Enviado", "est");

    /// <summary>In the order of the filter: what needs somebody first.</summary>
    public static readonly IReadOnlyList<NoticeState> All = [Failed, Printable, Pending, Sent];

    /// <summary>Place in <see cref="All"/> of the state of a row of <c>mail.outbox</c>: counts, filter and what a line says are this.</summary>
    internal const string Sql =
        "case when sent_at is not null then 3 when last_error is not null then 0 when held_at is not null then 1 else 2 end";

    /// <summary>Place in <see cref="All"/>.</summary>
    public int Index
    {
        get
        {
            var index = 0;
            while (All[index] != this)
                index++;
            return index;
        }
    }
}
