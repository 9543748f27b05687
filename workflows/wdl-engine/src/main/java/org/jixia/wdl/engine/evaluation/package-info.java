/**
 * Expressions to values: operators, the standard library of WDL 1.0 and 1.1, and the question for facts about files that
 * are not known yet. Depends on values and on the syntax of wdl-language.
 */
package org.jixia.wdl.engine.evaluation;
