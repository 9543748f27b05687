/** The ports of the domain over SQL; depends on the domain and Jdbi. */
package org.jixia.billing.persistence;
