/** Everything people keeps, in SQL. Depends on domain. */
package org.jixia.people.persistence;
