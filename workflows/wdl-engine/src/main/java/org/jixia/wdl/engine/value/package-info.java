/** Run-time values, their JSON form and their coercions. Depends on the types of wdl-language and on Jackson's tree. */
package org.jixia.wdl.engine.value;
