/** The way of a request through the edge: filters, routes, session to token. Depends on config and platform errors. */
package org.jixia.edge.proxy;
