/** The database of drs: visible SQL, rows private to each repository. May use the domain and Jdbi. */
package org.jixia.drs.persistence;
