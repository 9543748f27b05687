/** What billing asks of other services; depends on the domain and the service clients. */
package org.jixia.billing.clients;
