package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.ids.Ids;

/** Accounts, who belongs to them, and their limits; each change of limits is told to those who hold them. */
@ApplicationScoped
public class AccountService {

    /** All limits of an account travel in one event, which has at most 256 KiB. */
    private static final int MOST_LIMITS = 500;
    /** Ids of persons and workspaces: short, and without what is written longer in JSON. */
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\"\\\\]{1,100}");

    private final AccountRepository accounts;
    private final BillingTidings tidings;
    private final DefaultLimits defaults;
    private final OnceOnly once;
    private final CurrencyService currency;

    @Inject
    public AccountService(
            AccountRepository accounts,
            BillingTidings tidings,
            DefaultLimits defaults,
            OnceOnly once,
            CurrencyService currency) {
        this.accounts = accounts;
        this.tidings = tidings;
        this.defaults = defaults;
        this.once = once;
        this.currency = currency;
    }

    /** The personal account, made on first use with the default quota. */
    @Transactional
    public Account personal(String person) {
        UUID id = Ids.personal("billing-account:" + person);
        Account account = new Account(id, "personal", person, true, currency.code(), 1);
        if (accounts.insert(account)) {
            opened(account);
        }
        return account;
    }

    /** @param key the caller's own for this command, or null */
    @Transactional
    public Account create(String administrator, String key, String name, String owner) {
        if (name == null || name.isBlank() || name.length() > 200 || !isId(owner)) {
            throw DomainException.of(BillingError.ACCOUNT_NAME);
        }
        return once.once("accounts", key, List.of(name, owner), Account.class, () -> {
            Account account = new Account(Ids.next(), name.strip(), owner, false, currency.code(), 1);
            accounts.insert(account);
            opened(account);
            tidings.administered(
                    "admin.account.create",
                    administrator,
                    account.id().toString(),
                    Detail.of("account-owner").with("person", owner));
            return account;
        });
    }

    private static boolean isId(String text) {
        return text != null && !text.isBlank() && ID.matcher(text).matches();
    }

    private void opened(Account account) {
        accounts.putMember(account.id(), new Account.Member(account.owner(), Account.Role.OWNER));
        List<SpendingLimit> limits = Arrays.stream(SpendingLimit.Kind.values())
                .map(kind -> new SpendingLimit(
                        SpendingLimit.Scope.ACCOUNT, account.id().toString(), kind, defaults.of(kind)))
                .toList();
        limits.forEach(limit -> accounts.putLimit(account.id(), limit));
        tidings.limitsChanged(account.id(), account.limitsVersion(), accounts.limits(account.id()));
    }

    /** The account if the person belongs to it, or sees all as an administrator; otherwise as if it did not exist. */
    @Transactional
    public Account visible(UUID id, Reader reader) {
        Account account = accounts.find(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        if (!reader.administrator() && role(id, reader.person()) == null) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        return account;
    }

    /** The account if the person owns it, or administers all. */
    @Transactional
    public Account owned(UUID id, Reader reader) {
        Account account = visible(id, reader);
        if (!reader.administrator() && role(id, reader.person()) != Account.Role.OWNER) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        return account;
    }

    private Account.Role role(UUID account, String person) {
        return accounts.members(account).stream()
                .filter(member -> member.person().equals(person))
                .map(Account.Member::role)
                .findFirst()
                .orElse(null);
    }

    @Transactional
    public List<Account> list(Reader reader, UUID after, int limit) {
        return accounts.list(reader.administrator() ? null : reader.person(), after, limit);
    }

    @Transactional
    public List<Account.Member> members(UUID id, Reader reader) {
        owned(id, reader);
        return accounts.members(id);
    }

    @Transactional
    public void putMember(UUID id, Reader reader, Account.Member member) {
        owned(id, reader);
        if (!isId(member.person())) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "person", Expected.CHARACTERS.of(1, 100));
        }
        accounts.lock(id);
        accounts.putMember(id, member);
        requireOwner(id);
        var added = Detail.of("account-member").with("person", member.person()).with("role", member.role());
        tidings.administered("admin.account.member", reader.person(), id.toString(), added);
    }

    @Transactional
    public void removeMember(UUID id, Reader reader, String person) {
        owned(id, reader);
        accounts.lock(id);
        accounts.removeMember(id, person);
        requireOwner(id);
        var removed = Detail.of("account-member-removed").with("person", person);
        tidings.administered("admin.account.member", reader.person(), id.toString(), removed);
    }

    private void requireOwner(UUID id) {
        if (accounts.members(id).stream().noneMatch(member -> member.role() == Account.Role.OWNER)) {
            throw DomainException.of(BillingError.LAST_OWNER);
        }
    }

    @Transactional
    public Limits limits(UUID id) {
        Account account = accounts.find(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        return new Limits(id, account.owner(), account.limitsVersion(), accounts.limits(id));
    }

    /** For whom this person may set limits in the account: administrators for the account too, its owners for what is in it. */
    @Transactional
    public Set<SpendingLimit.Scope> maySet(UUID id, Reader reader) {
        if (reader.administrator()) {
            return EnumSet.allOf(SpendingLimit.Scope.class);
        }
        return role(id, reader.person()) == Account.Role.OWNER
                ? EnumSet.of(SpendingLimit.Scope.WORKSPACE, SpendingLimit.Scope.PERSON)
                : EnumSet.noneOf(SpendingLimit.Scope.class);
    }

    @Transactional
    public List<SpendingLimit.Held> limitsOn(SpendingLimit.Scope scope, String id) {
        return accounts.limitsOn(scope, id);
    }

    /**
     * Sets a limit, or removes it for a null value. Those of the account itself are the administrators' to set.
     *
     * @param version that of the limits which the change was made from
     */
    @Transactional
    public Limits putLimit(UUID id, Reader reader, long version, SpendingLimit.Key key, BigDecimal value) {
        owned(id, reader);
        if (!maySet(id, reader).contains(key.scope())) {
            throw DomainException.of(PlatformError.FORBIDDEN, "administrator");
        }
        if (key.scope() != SpendingLimit.Scope.ACCOUNT && !isId(key.id())) {
            throw DomainException.of(BillingError.LIMIT_INVALID, Arrays.toString(SpendingLimit.Kind.values()));
        }
        Account account = accounts.lock(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        if (account.limitsVersion() != version) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
        String within = key.scope() == SpendingLimit.Scope.ACCOUNT ? id.toString() : key.id();
        if (value == null) {
            accounts.removeLimit(id, key.scope(), within, key.resource());
        } else {
            accounts.putLimit(id, new SpendingLimit(key.scope(), within, key.resource(), value));
        }
        List<SpendingLimit> limits = accounts.limits(id);
        if (limits.size() > MOST_LIMITS) {
            throw DomainException.of(BillingError.LIMITS_TOO_MANY, MOST_LIMITS);
        }
        long raised = accounts.raiseLimitsVersion(id);
        tidings.limitsChanged(id, raised, limits);
        tidings.administered("admin.account.limits", reader.person(), id.toString(), detail(key, within, value));
        return new Limits(id, account.owner(), raised, limits);
    }

    private static Detail detail(SpendingLimit.Key key, String within, BigDecimal value) {
        var limit = Detail.of(value == null ? "limit-removed" : "limit-set")
                .with("resource", key.resource())
                .with("scope", key.scope())
                .with("within", within);
        return value == null ? limit : limit.with("value", value.toPlainString());
    }

    /** Who reads: a person, perhaps with the platform role that sees all accounts. */
    public record Reader(String person, boolean administrator) {}

    public record Limits(UUID account, String owner, long version, List<SpendingLimit> limits) {}

    /** The quota of a new account. */
    public interface DefaultLimits {

        BigDecimal of(SpendingLimit.Kind kind);
    }
}
