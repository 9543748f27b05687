/** Accounts and their platform roles as administrators see and change them. The accounts themselves are Keycloak's. */
package org.jixia.people.domain.accounts;
