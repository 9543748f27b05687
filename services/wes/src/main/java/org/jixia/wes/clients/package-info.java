/** Other services as ports of the domain: tes, drs, workspace, billing. Time limits and retries are the platform client's. */
package org.jixia.wes.clients;
