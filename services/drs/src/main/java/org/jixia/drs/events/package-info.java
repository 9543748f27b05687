/** What drs tells and hears, and what it does without being asked: outbox, inbox, jobs. May use the domain and platform outbox. */
package org.jixia.drs.events;
