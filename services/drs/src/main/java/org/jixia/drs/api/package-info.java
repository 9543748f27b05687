/** Endpoints: DRS 1.5, our own API of files and uploads, and what other services call. May use the domain, http and identity. */
package org.jixia.drs.api;
