/** Tells facts through the outbox and hears those of others. May depend on domain. */
package org.jixia.workspace.events;
