/** The domain's repositories in PostgreSQL, by visible SQL. */
package org.jixia.wes.persistence;
