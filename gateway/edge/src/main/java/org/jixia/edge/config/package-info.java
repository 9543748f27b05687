/** Settings of the edge. Depends on nothing of ours. */
package org.jixia.edge.config;
