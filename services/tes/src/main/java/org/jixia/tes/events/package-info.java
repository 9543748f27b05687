/** What tes tells and hears. Allowed: the domain, the outbox, JSON. */
package org.jixia.tes.events;
