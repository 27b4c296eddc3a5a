using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Elections;
using Conoceles.Questionnaires;
using Conoceles.Receipts;
using Conoceles.Statistics;

namespace Conoceles.Grains.Identity;

using AllAnswers = Dictionary<string, Dictionary<string, string>>;

/// <summary>The only code with the identity keys. Two databases, one commit point: the candidacy's state decides.</summary>
public sealed class IdentityVaultGrain(
    [PersistentState(StorageNames.IdentityVault, StorageNames.IdentityProvider)] IPersistentState<VaultState> storage,
    VaultKeys keys,
    GroupLedgers ledgers,
    ElectionCatalog elections) : Grain, IIdentityVaultGrain
{
    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        RefuseNewer();
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<IdentitySeal> Seal(
        Guid operationId, Guid? committedSeal, string section, ImmutableDictionary<string, string> answers)
    {
        var questionnaires = await Questionnaires();
        var named = await Known(state => SealRules.Named(state, committedSeal) ? state : SealRules.Commit(state, committedSeal));
        var dataKey = named.Key is { } wrapped ? keys.Unwrap(wrapped, Id) : RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        if (SealRules.Repeated(named, operationId) is { } repeated)
            return Describe(repeated.SealId, Decrypt(repeated, dataKey), dataKey, questionnaires);

        var all = named.Committed is { } committed ? Decrypt(committed, dataKey) : [];
        all[section] = answers.ToDictionary(StringComparer.Ordinal);
        var seal = Encrypt(operationId, all, dataKey);
        await this.Save(storage, SealRules.Add(named, seal) with { Key = named.Key ?? keys.Wrap(dataKey, Id) });
        return Describe(seal.SealId, all, dataKey, questionnaires);
    }

    public async Task<ImmutableDictionary<string, string>> Open(Guid sealId, string section)
    {
        var all = await Answers(sealId);
        return all.TryGetValue(section, out var answers)
            ? answers.ToImmutableDictionary(StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty;
    }

    public async Task<IdentityDisclosure> Disclose(Guid sealId, ImmutableArray<string> groups, ImmutableArray<string> sections)
    {
        var questionnaires = await Questionnaires();
        var all = await Answers(sealId);
        var belongs = groups
            .Select(questionnaires.FindGroup)
            .Where(g => g is not null && all.GetValueOrDefault(g.Section)?.GetValueOrDefault(g.Field) == g.Answer)
            .Select(g => g!.Id);
        var details = sections
            .Select(questionnaires.Identity.Find)
            .Where(s => s is not null && all.ContainsKey(s.Id))
            .ToImmutableDictionary(s => s!.Id, s => Showable(s!, all[s!.Id]), StringComparer.Ordinal);
        return new IdentityDisclosure([.. belongs], details);
    }

    public async Task<ImmutableDictionary<string, GroupAnswer>> AnswersOfGroups(Guid sealId)
    {
        var questionnaires = await Questionnaires();
        var all = await Answers(sealId);
        // A cut asks everybody once: nobody else needs this one awake.
        DeactivateOnIdle();
        return questionnaires.Groups
            .Select(g => (g.Id, Answer: g.Read(all.GetValueOrDefault(g.Section)?.GetValueOrDefault(g.Field))))
            .Where(a => a.Answer is not null)
            .ToImmutableDictionary(a => a.Id, a => a.Answer!.Value, StringComparer.Ordinal);
    }

    public async Task Destroy(Guid? sealId)
    {
        // What is stored decides: another activation may have been the vault meanwhile.
        await storage.ReadStateAsync();
        RefuseNewer();
        if (storage.State.Key is null || !(sealId is { } id ? SealRules.Find(storage.State, id) is not null : SealRules.Named(storage.State, null)))
            return;
        await ledgers.Forget(CandidacyId.ElectionOf(Id), Id);
        await this.Save(storage, new VaultState());
    }

    private static ImmutableDictionary<string, string> Showable(Section section, Dictionary<string, string> answers) => answers
        .Where(a => section.FindField(a.Key) is { NeverIndividual: false, Public: true })
        .ToImmutableDictionary(StringComparer.Ordinal);

    private async Task<AllAnswers> Answers(Guid sealId)
    {
        var seal = await Known(state => SealRules.Find(state, sealId));
        return Decrypt(seal, keys.Unwrap(storage.State.Key!, Id));
    }

    /// <summary>
    /// What the vault knows of a seal. If this activation knows nothing, another one may have been the vault meanwhile:
    /// what is stored decides.
    /// </summary>
    private async Task<T> Known<T>(Func<VaultState, T?> find)
        where T : class
    {
        if (find(storage.State) is { } known)
            return known;
        await storage.ReadStateAsync();
        RefuseNewer();
        return find(storage.State)
            ?? throw new InvalidOperationException($"seal-missing: {Id} names a seal that the vault does not have.");
    }

    private void RefuseNewer()
    {
        if (storage.State.Schema > VaultState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.IdentityVault, Id, storage.State.Schema, VaultState.CurrentSchema);
    }

    private async Task<QuestionnaireSet> Questionnaires() =>
        await elections.Get(CandidacyId.ElectionOf(Id)) is { } election
            ? election.Definition.Questionnaires
            : throw new InvalidOperationException($"no-election: the election of {Id} is not loaded.");

    private SealedAnswers Encrypt(Guid operationId, AllAnswers answers, byte[] dataKey)
    {
        var sealId = new Guid(RandomNumberGenerator.GetBytes(16));
        var plain = Sealing.Pad(JsonSerializer.SerializeToUtf8Bytes(answers));
        var (nonce, ciphertext) = Sealing.Encrypt(dataKey, plain, Associated(sealId));
        return new SealedAnswers(sealId, operationId, nonce, ciphertext);
    }

    private AllAnswers Decrypt(SealedAnswers seal, byte[] dataKey)
    {
        var plain = Sealing.Decrypt(dataKey, seal.Nonce, seal.Ciphertext, Associated(seal.SealId));
        return JsonSerializer.Deserialize<AllAnswers>(Sealing.Unpad(plain)) ?? [];
    }

    private byte[] Associated(Guid sealId) => Encoding.UTF8.GetBytes($"conoceles/identity/{Id}/{sealId:N}");

    private static IdentitySeal Describe(Guid sealId, AllAnswers answers, byte[] dataKey, QuestionnaireSet questionnaires)
    {
        var complete = questionnaires.Identity.Sections
            .Where(s => answers.TryGetValue(s.Id, out var given) && QuestionnaireRules.IsComplete(s, given))
            .Select(s => s.Id);
        // The salt comes from the person's own key, so that it lives in the identity database, wrapped, and dies with it.
        var salt = HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, Sealing.KeyBytes, info: "conoceles/receipt-salt"u8.ToArray());
        var hmac = HMACSHA256.HashData(salt, CanonicalJson.Bytes(answers));
        return new IdentitySeal(sealId, [.. complete], Convert.ToHexStringLower(hmac));
    }
}
