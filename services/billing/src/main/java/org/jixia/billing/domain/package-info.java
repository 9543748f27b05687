/** Accounts, prices, cost lines, limits and reservations; depends on the JDK and the platform's errors and ids alone. */
package org.jixia.billing.domain;
