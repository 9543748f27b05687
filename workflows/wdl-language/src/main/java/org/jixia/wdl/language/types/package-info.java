/** Types of WDL values, their coercions and the signatures of the standard library. Depends on ast for the version only. */
package org.jixia.wdl.language.types;
