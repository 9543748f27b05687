/** Benchmarks of the whole platform and the list of them. Depends on the platform. */
package org.jixia.standalone.launcher.bench;
