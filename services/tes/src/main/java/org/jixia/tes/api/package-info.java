/** TES 1.1 and the endpoints of the platform. Allowed: the domain, platform http and identity. */
package org.jixia.tes.api;
