/** The pure core of a run: events in, node changes and commands out. The life of a run is told in {@code org.jixia.wdl.engine}. */
package org.jixia.wdl.engine.run;
