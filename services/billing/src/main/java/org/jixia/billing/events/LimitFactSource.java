package org.jixia.billing.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jixia.billing.domain.Account;
import org.jixia.billing.domain.AccountRepository;
import org.jixia.billing.domain.SpendingLimit;
import org.jixia.platform.outbox.FactSource;

/** The present limits of every account, for services that are new. */
@ApplicationScoped
public class LimitFactSource implements FactSource {

    private final AccountRepository accounts;
    private final ObjectMapper json;

    @Inject
    public LimitFactSource(AccountRepository accounts, ObjectMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    @Override
    public String topic() {
        return "jixia.billing.limits";
    }

    /** A change between the readings of version and limits is told by its own event, with a higher version. */
    @Override
    @Transactional
    public List<Fact> page(String after, int limit) {
        return accounts.list(null, after == null ? null : UUID.fromString(after), limit).stream()
                .map(account -> new Fact(account.id().toString(), account.limitsVersion(), data(account)))
                .toList();
    }

    private ObjectNode data(Account account) {
        ObjectNode data =
                json.createObjectNode().put("account", account.id().toString()).put("version", account.limitsVersion());
        var limits = data.putArray("limits");
        for (SpendingLimit limit : accounts.limits(account.id())) {
            limits.addObject()
                    .put("scope", limit.scope().name())
                    .put("id", limit.id())
                    .put("resource", limit.resource().name())
                    .put("value", limit.value().stripTrailingZeros().toPlainString());
        }
        return data;
    }
}
