/**
 * What a bundle means: documents found, names resolved, types computed, calls matched. Depends on parse, ast, types and
 * the root package's diagnostics and facts.
 */
package org.jixia.wdl.language.check;
