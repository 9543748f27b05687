/** The syntax of a WDL document as immutable records with positions. Depends on nothing. */
package org.jixia.wdl.language.ast;
