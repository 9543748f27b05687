/** Texts that name files: ids, paths, addresses of clouds rewritten to ours. May use the shared domain types and objects. */
package org.jixia.drs.domain.references;
