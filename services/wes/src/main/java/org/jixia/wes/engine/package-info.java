/**
 * Drives the WDL engine: loads runs, lets the pure core decide, stores what it decided in one fenced transaction, carries its commands
 * out and feeds the answers back. May use the domain, Jackson and the two WDL modules; talks to others only through the domain's ports.
 *
 * <p>A lane is one thread that owns the runs of its shards, so that no run is ever touched by two. Calls to other services happen on
 * virtual threads beside it and come back as messages. Whatever is in memory may be lost at any moment: rows of runs and nodes, and the
 * questions that the core asks again after a resume, are enough to go on.
 */
package org.jixia.wes.engine;
