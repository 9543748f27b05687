/** Whose turn it is: fair shares, limits, the host's capacity, claims and ends. Allowed: as in the domain. */
package org.jixia.tes.domain.queue;
