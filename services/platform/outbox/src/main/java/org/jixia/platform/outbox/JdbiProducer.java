package org.jixia.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Gives every service its Jdbi: handles opened inside a JTA transaction belong to it, others have transactions of their own. */
@ApplicationScoped
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        return Jdbi.create(dataSource)
                .installPlugin(new PostgresPlugin())
                .setTransactionHandler(new JtaAware(transactions));
    }

    private static final class JtaAware extends DelegatingTransactionHandler {

        private final TransactionSynchronizationRegistry transactions;

        JtaAware(TransactionSynchronizationRegistry transactions) {
            super(LocalTransactionHandler.binding());
            this.transactions = transactions;
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws java.sql.SQLException {
            return transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                    ? getDelegate().specialize(handle)
                    : new CMTTransactionHandler();
        }
    }
}
