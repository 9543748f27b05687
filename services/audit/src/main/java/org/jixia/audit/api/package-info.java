/** The auditors' API. Depends on domain, platform/http, identity and outbox. */
package org.jixia.audit.api;
