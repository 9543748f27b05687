/** What every part of drs shares: identifiers, paths, digests, errors, and the ports to stored bytes, records and limits. JDK only. */
package org.jixia.drs.domain;
