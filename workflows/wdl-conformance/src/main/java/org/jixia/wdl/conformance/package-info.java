/** Runs WDL on this machine through the engine and compares what comes out. Depends on wdl-engine only. */
package org.jixia.wdl.conformance;
