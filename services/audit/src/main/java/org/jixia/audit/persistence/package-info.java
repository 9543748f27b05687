/** SQL of the trail. Depends on domain. */
package org.jixia.audit.persistence;
