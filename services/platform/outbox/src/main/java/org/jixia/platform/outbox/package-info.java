/**
 * Facts between services: written to the outbox in the transaction that made them true, relayed to Kafka in order, applied once
 * by the inbox, repaired from the producer's own feed. May depend on platform errors and http, Jdbi and the Kafka client.
 */
package org.jixia.platform.outbox;
