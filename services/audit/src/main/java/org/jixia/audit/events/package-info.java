/** Every event of the platform on its way into the trail. Depends on domain and platform/outbox. */
package org.jixia.audit.events;
