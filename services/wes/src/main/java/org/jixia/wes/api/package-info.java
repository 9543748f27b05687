/** WES 1.1, the portal's view of runs, and what other services call. Translates in, calls one use case, translates out. */
package org.jixia.wes.api;
