/** What billing hears (tasks, runs, objects, workspaces) and tells (limits, prices); depends on the domain and the outbox. */
package org.jixia.billing.events;
