/** Bytes of tasks: rooms, the cache of inputs, fetching, outputs. Allowed: the domain, backends' tree operations. */
package org.jixia.tes.staging;
