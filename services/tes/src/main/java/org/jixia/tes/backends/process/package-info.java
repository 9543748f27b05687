/**
 * The process backend: commands on this host in a bubblewrap sandbox, measured and limited by cgroups or by /proc.
 * Allowed: {@code domain.execution} and the JDK.
 */
package org.jixia.tes.backends.process;
