/** Source text to checked documents, with every fault at once. Pure: no file, network or clock. */
package org.jixia.wdl.language;
