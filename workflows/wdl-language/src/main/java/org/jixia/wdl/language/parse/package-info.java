/**
 * Text to syntax. The parser pulls tokens one by one and tells the lexer when it is inside a string or a command, so
 * that the same character means what it means there. Depends on ast and on the diagnostics of the root package.
 */
package org.jixia.wdl.language.parse;
