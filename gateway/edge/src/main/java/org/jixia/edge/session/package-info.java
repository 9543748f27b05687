/** The browser's session. Depends on Quarkus' OIDC and nothing of ours. */
package org.jixia.edge.session;
