package org.jixia.people.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.people.domain.accounts.Account;
import org.jixia.people.domain.accounts.AccountService.Details;
import org.jixia.people.domain.accounts.PlatformRole;

/** How accounts are told to administrators. */
public final class AccountViews {
    private AccountViews() {}

    /** @param version what a change of roles or state was made from ({@code If-Match}) */
    @Schema(requiredProperties = {"id", "username", "enabled", "roles", "version"})
    public record AccountView(
            String id,
            String username,
            String name,
            String email,
            boolean enabled,
            Instant createdAt,
            List<String> roles,
            long version) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.username(),
                    account.name(),
                    account.email(),
                    account.enabled(),
                    account.createdAt(),
                    PlatformRole.wires(account.roles()),
                    account.version());
        }
    }

    /**
     * @param inherited roles that a group of the realm gives, which cannot be taken here
     * @param sessions how many are open
     * @param lastSeenAt absent without a session
     * @param tokenSeconds how long a token of theirs stays good with what it was made with
     */
    @Schema(requiredProperties = {"account", "inherited", "sessions", "tokenSeconds"})
    public record DetailsView(
            AccountView account, List<String> inherited, int sessions, Instant lastSeenAt, long tokenSeconds) {

        static DetailsView of(Details details) {
            return new DetailsView(
                    AccountView.of(details.account()),
                    PlatformRole.wires(details.account().inherited()),
                    details.sessions().open(),
                    details.sessions().lastSeenAt(),
                    details.tokenLife().toSeconds());
        }
    }

    /** @param password shown this once; it must be changed at the next sign-in */
    @Schema(requiredProperties = {"account", "password"})
    public record FirstPasswordView(AccountView account, String password) {}
}
