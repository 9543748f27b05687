/** How one attempt of a task is carried out: the port of the backends and what passes through it. Allowed: the JDK. */
package org.jixia.tes.domain.execution;
