/**
 * Channels of a person, what is news to whom, and the deliveries: made with the event in one transaction, carried later, again after
 * growing pauses while they fail.
 */
package org.jixia.people.domain.notifications;
