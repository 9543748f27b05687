/** The other services, wrapped. May depend on domain. */
package org.jixia.workspace.clients;
