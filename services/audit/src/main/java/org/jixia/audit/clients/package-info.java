/** The archive bucket. Depends on domain, config and platform/storage. */
package org.jixia.audit.clients;
