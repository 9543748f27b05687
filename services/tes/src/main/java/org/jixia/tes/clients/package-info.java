/** Other services as tes calls them. Allowed: the domain, platform http. */
package org.jixia.tes.clients;
