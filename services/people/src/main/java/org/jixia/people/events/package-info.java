/** Decisions told, and what others tell that is news to a person. Depends on domain and platform/outbox. */
package org.jixia.people.events;
