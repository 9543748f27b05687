/** Tasks and the queue in PostgreSQL. Allowed: the domain, JDBI, JSON. */
package org.jixia.tes.persistence;
