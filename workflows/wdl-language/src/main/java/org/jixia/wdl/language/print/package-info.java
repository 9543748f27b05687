/** Syntax back to text in one fixed form. Depends on ast, types and checked documents. */
package org.jixia.wdl.language.print;
