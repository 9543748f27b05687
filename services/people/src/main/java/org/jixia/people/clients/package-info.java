/** Keycloak, workspace, mail servers and the receivers of webhooks. Depends on domain. */
package org.jixia.people.clients;
