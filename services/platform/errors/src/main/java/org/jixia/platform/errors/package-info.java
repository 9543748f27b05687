/** Errors as data: codes, kinds, faults and their texts in every language. Imports the JDK only. */
package org.jixia.platform.errors;
