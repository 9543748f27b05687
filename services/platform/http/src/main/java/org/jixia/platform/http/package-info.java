/** What every HTTP door and every call between services shares: error bodies, paging, idempotency, ETags, request ids, the client. */
package org.jixia.platform.http;
