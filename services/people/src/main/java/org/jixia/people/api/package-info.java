/** The person's own API and the exchange of client tokens. Depends on domain, platform/http and identity. */
package org.jixia.people.api;
