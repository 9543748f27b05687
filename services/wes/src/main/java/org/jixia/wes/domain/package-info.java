/** Runs, their states and rules. Depends on the JDK, injection and transaction annotations and the platform's errors, ids and identity types. */
package org.jixia.wes.domain;
