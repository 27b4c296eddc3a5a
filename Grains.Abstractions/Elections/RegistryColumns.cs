using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>Columns of the registry's file (docs/registro.md). All must be in the header; no other may.</summary>
public static class RegistryColumns
{
    public const string Key = "clave_registro";
    public const string GivenNames = "nombres";
    public const string FirstSurname = "primer_apellido";
    public const string SecondSurname = "segundo_apellido";
    public const string Nickname = "sobrenombre";
    public const string Sex = "sexo";
    public const string BirthDate = "fecha_nacimiento";
    public const string Office = "cargo";
    public const string District = "distrito";
    public const string Municipality = "municipio";
    public const string Number = "numero";
    public const string Character = "caracter";
    public const string PoliticalActor = "actor_politico";
    public const string ResponsibleParty = "partido_responsable";
    public const string ApprovedOn = "fecha_aprobacion";
    public const string ApprovalAgreement = "acuerdo_aprobacion";
    public const string DeliveredOn = "fecha_entrega";
    public const string AffirmativeActions = "acciones_afirmativas";
    public const string Reelection = "eleccion_consecutiva";

    public static readonly ImmutableArray<string> All =
    [
        Key, GivenNames, FirstSurname, SecondSurname, Nickname, Sex, BirthDate, Office, District, Municipality, Number,
        Character, PoliticalActor, ResponsibleParty, ApprovedOn, ApprovalAgreement, DeliveredOn,
        AffirmativeActions, Reelection,
    ];

    /// <summary>Member of <see cref="RegistryEntry"/> that a column says.</summary>
    public static string MemberOf(string column) => column switch
    {
        Key => nameof(RegistryEntry.Key),
        GivenNames => nameof(RegistryEntry.GivenNames),
        FirstSurname => nameof(RegistryEntry.FirstSurname),
        SecondSurname => nameof(RegistryEntry.SecondSurname),
        Nickname => nameof(RegistryEntry.Nickname),
        Sex => nameof(RegistryEntry.Sex),
        BirthDate => nameof(RegistryEntry.Age),
        Office => nameof(RegistryEntry.Office),
        District => nameof(RegistryEntry.District),
        Municipality => nameof(RegistryEntry.Municipality),
        Number => nameof(RegistryEntry.ListNumber),
        Character => nameof(RegistryEntry.Character),
        PoliticalActor => nameof(RegistryEntry.PoliticalActor),
        ResponsibleParty => nameof(RegistryEntry.ResponsibleParty),
        ApprovedOn => nameof(RegistryEntry.ApprovedOn),
        ApprovalAgreement => nameof(RegistryEntry.ApprovalAgreement),
        DeliveredOn => nameof(RegistryEntry.AccountDeliveredOn),
        AffirmativeActions => nameof(RegistryEntry.AffirmativeActions),
        Reelection => nameof(RegistryEntry.Reelection),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "not a column of the registry"),
    };
}
